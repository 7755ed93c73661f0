import { useCallback, useMemo, useRef, useState } from 'react';
import type { CollabDocument } from '#components/collab/use-collab-document.ts';
import type { Actor } from '#lib/actor/actor.ts';
import { can } from '#lib/actor/policy.ts';
import { describeSelection, type Selector, type Span } from '#lib/anchoring/selector.ts';
import { addAnnotation } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { FORMER_MEMBER } from '#lib/annotation/note-mention.ts';
import type { OpenAnnotation } from './annotation-list.tsx';
import type { AnnotationFilter } from './filter-annotations.ts';
import type { ReaderTools, ShownMember } from './reader-tools.ts';
import { removeWithUndo } from './remove-with-undo.ts';
import type { UnseenMentions } from './use-unseen-mentions.ts';

export type ReaderMember = { id: string } & ShownMember;

/** A dialog about a passage. */
export type PassageDialog = { kind: 'claim' | 'evidence' | 'elsewhere'; selector: Selector; annotationId?: string };

type ReaderStateOptions = {
  draft: CollabDocument;
  me: Pick<Actor, 'memberId' | 'role'>;
  members: readonly ReaderMember[];
  revisionId: string;
  text: string;
  unseenMentions: UnseenMentions;
  /** The reply that the page's address leads to. */
  pointedReplyId: string | null;
  /** Puts the reader back into the text. */
  onLeave: () => void;
};

const UNKNOWN_MEMBER: ShownMember = { name: FORMER_MEMBER, colour: 0 };

/** What is open in the reader, and what can be done there. `readerTools` is null until the shared draft is there. */
export function useReaderState(options: ReaderStateOptions) {
  const { draft, me, members, revisionId, text, unseenMentions, pointedReplyId, onLeave } = options;
  const { ydoc, awareness, status } = draft;
  const { memberId, role } = me;
  const [opened, setOpened] = useState<OpenAnnotation>(null);
  const [filter, setFilter] = useState<AnnotationFilter>('open');
  const [dialog, setDialog] = useState<PassageDialog | null>(null);
  const [undo, setUndo] = useState<(() => string) | null>(null);
  const [isUp, setIsUp] = useState(false);
  const canWrite = can(role, 'draft.write') && status.state !== 'reading' && status.state !== 'signed-out';

  const leave = useRef(onLeave);
  leave.current = onLeave;

  const memberOf = useMemo(() => {
    const byId = new Map(members.map((member) => [member.id, member]));
    return (id: string): ShownMember => byId.get(id) ?? UNKNOWN_MEMBER;
  }, [members]);

  const open = useCallback<ReaderTools['open']>((id, focus) => {
    // Another object each time: what is opened again is brought into sight again.
    setOpened({ id, focus });
    setIsUp(true);
  }, []);

  const readerTools = useMemo<ReaderTools | null>(() => {
    if (!ydoc || !awareness) return null;
    return {
      ydoc,
      awareness,
      me: { memberId, role },
      canWrite,
      memberOf,
      mentions: { members, nameOf: (id) => memberOf(id).name, revisionId, ...unseenMentions },
      pointedReplyId,
      open,
      leave: () => leave.current(),
      remove: (annotation) => {
        const bringBack = removeWithUndo(ydoc, annotation, memberId);
        // Admission refuses writing in another's name, so an admin cannot restore another member's text.
        setUndo(annotation.author === memberId ? () => bringBack : null);
        setOpened(null);
      },
      makeClaim: (selector, annotationId) =>
        setDialog({ kind: 'claim', selector, ...(annotationId && { annotationId }) }),
      linkEvidence: (selector) => setDialog({ kind: 'evidence', selector }),
      findElsewhere: (selector) => setDialog({ kind: 'elsewhere', selector }),
    };
  }, [ydoc, awareness, memberId, role, canWrite, members, memberOf, revisionId, unseenMentions, pointedReplyId, open]);

  return {
    readerTools,
    opened,
    close: useCallback(() => setOpened(null), []),
    filter,
    setFilter,
    dialog,
    closeDialog: () => setDialog(null),
    isUp,
    setIsUp,
    /** Annotates the passage at once, for everyone, and opens its note for writing. */
    annotate: (passage: Span) => {
      if (!readerTools?.canWrite) return;
      const id = newId();
      addAnnotation(readerTools.ydoc, {
        id,
        author: memberId,
        selector: describeSelection(text, passage.start, passage.end),
        kind: 'note',
      });
      setUndo(null);
      if (filter === 'resolved') setFilter('open');
      open(id, 'note');
    },
    undoRemoval:
      undo &&
      (() => {
        open(undo(), 'card');
        setUndo(null);
      }),
  };
}
