import { createContext, useContext } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import type { MentionOptions } from '#components/editor/member-mention.ts';
import type { Role } from '#lib/actor/actor.ts';
import type { Selector } from '#lib/anchoring/selector.ts';
import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';
import type { UnseenMentions } from './use-unseen-mentions.ts';

/** Where the focus goes when an annotation is opened; null leaves it unchanged. */
export type CardFocus = 'card' | 'note' | null;

/** A member as the reader shows them. */
export type ShownMember = { name: string; colour: number };

/** What a card needs from the page around it. The same object as long as the reader is open. */
export type ReaderTools = {
  ydoc: Y.Doc;
  awareness: Awareness;
  me: { memberId: string; role: Role };
  /** Whether notes, replies and states may be changed here and now. */
  canWrite: boolean;
  /** Also for removed members. */
  memberOf: (memberId: string) => ShownMember;
  /** What notes and replies need to name members, and to say who has seen that. */
  mentions: Required<MentionOptions> & UnseenMentions & { revisionId: string };
  /** The reply that the page's address leads to. */
  pointedReplyId: string | null;
  open: (annotationId: string, focus: CardFocus) => void;
  /** Back to the text, at the annotation's passage. */
  leave: () => void;
  remove: (annotation: AnnotationView) => void;
  makeClaim: (selector: Selector, annotationId?: string) => void;
  linkEvidence: (selector: Selector) => void;
  /** "Where else is this said?" */
  findElsewhere: (selector: Selector) => void;
};

const ReaderContext = createContext<ReaderTools | null>(null);
export const ReaderProvider = ReaderContext.Provider;

/** The tools of the reader around the component. */
export function useReaderTools(): ReaderTools {
  const readerTools = useContext(ReaderContext);
  if (!readerTools) throw new Error('this belongs into a reader');
  return readerTools;
}
