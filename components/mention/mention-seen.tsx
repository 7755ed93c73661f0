'use client';

import { type ReactNode, useRef } from 'react';
import { useCommand } from '#components/command/use-command.ts';
import { useInView } from '#components/ui/use-in-view.ts';
import { seeMentionsAction } from './mention-actions.ts';

type MentionSeenProps = {
  /** A comment; or a note or a reply of an article's annotations, by the id of its annotation or its own. */
  of: { commentId: string } | { revisionId: string; entryId: string };
  isUnseen: boolean;
  onSeen?: () => void;
  children: ReactNode;
};

/** Text that may name the viewer: once it was in view, not when its page was opened, the mention counts as seen. */
export function MentionSeen({ of, isUnseen, onSeen, children }: MentionSeenProps) {
  const text = useRef<HTMLDivElement>(null);
  // A failure is made up for by the next visit.
  const seeing = useCommand(seeMentionsAction);
  useInView(text, isUnseen, () =>
    seeing.run(
      'commentId' in of ? { commentIds: [of.commentId] } : { revisionId: of.revisionId, entryIds: [of.entryId] },
      onSeen,
    ),
  );
  return <div ref={text}>{children}</div>;
}
