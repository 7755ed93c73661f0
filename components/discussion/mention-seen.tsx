'use client';

import { type ReactNode, useRef } from 'react';
import { useCommand } from '#components/command/use-command.ts';
import { useInView } from '#components/ui/use-in-view.ts';
import { seeMentionsAction } from './discussion-actions.ts';

type MentionSeenProps = { commentId: string; isUnseen: boolean; children: ReactNode };

/** A comment that may name the viewer: once it was in view, not when its page was opened, the mention counts as seen. */
export function MentionSeen({ commentId, isUnseen, children }: MentionSeenProps) {
  const comment = useRef<HTMLDivElement>(null);
  // A failure is made up for by the next visit.
  const seeing = useCommand(seeMentionsAction);
  useInView(comment, isUnseen, () => seeing.run({ commentIds: [commentId] }));
  return <div ref={comment}>{children}</div>;
}
