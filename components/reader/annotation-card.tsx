'use client';

import Link from 'next/link';
import { memo, useEffect, useRef } from 'react';
import { NoteText } from '#components/editor/note-text.tsx';
import { RichEditor } from '#components/editor/rich-editor.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { ErrorBoundary } from '#components/ui/error-boundary.tsx';
import { PersonDot } from '#components/ui/person-dot.tsx';
import { type AnnotationView, findNote, setKind } from '#lib/annotation/annotation-doc.ts';
import { ANNOTATION_KINDS, isAnnotationKind } from '#lib/annotation/annotation-kind.ts';
import { isReadableNote } from '#lib/annotation/is-readable-note.ts';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import { STANCE_WORDS } from '#lib/claim/stance.ts';
import { AnnotationActions } from './annotation-actions.tsx';
import { KIND_LOOKS } from './annotation-kinds.ts';
import { AnnotationReplies } from './annotation-replies.tsx';
import { type CardFocus, useReaderTools } from './reader-tools.ts';
import { SeenEntry } from './seen-entry.tsx';
import { UnreadableCard } from './unreadable-card.tsx';
import { useEditMark } from './use-edit-mark.ts';
import { WrittenLine } from './written-line.tsx';

type AnnotationCardProps = {
  annotation: AnnotationView;
  /** Where the focus goes, when this is the open annotation; undefined when it is not. */
  focus: CardFocus | undefined;
  /** The claims that cite its passage. */
  cited: readonly CitedPassage[];
  storyId: string;
};

/** One annotation: who, which words, what they say of it, what others reply. The open one can be worked on. */
export const AnnotationCard = memo(function AnnotationCard(card: AnnotationCardProps) {
  const { annotation } = card;
  return (
    <ErrorBoundary source={annotation} fallback={<UnreadableCard annotation={annotation} />}>
      <Card {...card} />
    </ErrorBoundary>
  );
});

function Card({ annotation, focus, cited, storyId }: AnnotationCardProps) {
  const readerTools = useReaderTools();
  const ref = useRef<HTMLElement>(null);
  const { id, author, selector, resolved, replies } = annotation;
  const { name, colour } = readerTools.memberOf(author);
  const isOpen = focus !== undefined;

  useEffect(() => {
    if (focus === 'card') ref.current?.focus({ preventScroll: true });
  }, [focus]);

  return (
    <article
      ref={ref}
      tabIndex={-1}
      aria-label={`Annotation by ${name}`}
      aria-current={isOpen ? 'true' : undefined}
      style={{ '--person': `var(--person-${colour})` } as React.CSSProperties}
      className={classNames(
        'rounded-lg border border-l-4 border-l-(--person) bg-surface p-3',
        isOpen ? 'border-line-strong shadow-sm' : 'border-line',
        resolved && 'border-l-line-strong/50',
      )}
    >
      <header className="flex items-center gap-2 text-[0.8125rem]">
        <PersonDot name={name} colour={colour} />
        <span className="font-medium">{name}</span>
        <KindField annotation={annotation} canChange={isOpen && readerTools.canWrite} />
        {resolved && <span className="ml-auto font-medium text-muted">Resolved</span>}
      </header>
      <p className="mt-1 text-[0.75rem]">
        <Link
          href={`?annotation=${id}`}
          scroll={false}
          prefetch={false}
          title="Link to this annotation"
          className="underline-offset-2 hover:underline"
        >
          <WrittenLine id={id} author={author} edited={annotation.edited} />
          <span className="sr-only"> Link to this annotation</span>
        </Link>
      </p>
      <button
        type="button"
        aria-label={`Passage: ${selector.exact}`}
        aria-expanded={isOpen}
        onClick={() => readerTools.open(id, null)}
        className="mt-2 line-clamp-3 w-full cursor-pointer rounded-sm text-left font-serif text-[0.9375rem] text-muted italic hover:text-ink"
      >
        “{selector.exact}”
      </button>
      <NoteField annotation={annotation} isOpen={isOpen} autoFocus={focus === 'note'} />
      {cited.length > 0 && (
        <p className="mt-2 flex flex-wrap gap-x-3 text-[0.8125rem]">
          {cited.map(({ evidenceId, claimId, claimNumber, stance }) => (
            <Link
              key={evidenceId}
              href={`/stories/${storyId}/claims/${claimId}`}
              className="underline decoration-line-strong underline-offset-2"
            >
              {STANCE_WORDS[stance]}: claim {claimNumber}
            </Link>
          ))}
        </p>
      )}
      {(isOpen || replies.length > 0) && <AnnotationReplies annotation={annotation} isOpen={isOpen} />}
      {isOpen && readerTools.canWrite && <AnnotationActions annotation={annotation} />}
    </article>
  );
}

function KindField({ annotation, canChange }: { annotation: AnnotationView; canChange: boolean }) {
  const { ydoc } = useReaderTools();
  const { icon: Icon, word } = KIND_LOOKS[annotation.kind];
  if (!canChange) {
    return (
      <span className="inline-flex items-center gap-1 text-muted">
        <Icon aria-hidden className="size-3.5" />
        {word}
      </span>
    );
  }
  return (
    <select
      aria-label="Kind"
      value={annotation.kind}
      onChange={({ target }) => isAnnotationKind(target.value) && setKind(ydoc, annotation.id, target.value)}
      className="min-h-7 rounded border border-line-strong/50 bg-surface px-1 text-muted"
    >
      {ANNOTATION_KINDS.map((kind) => (
        <option key={kind} value={kind}>
          {KIND_LOOKS[kind].word}
        </option>
      ))}
    </select>
  );
}

type NoteFieldProps = { annotation: AnnotationView; isOpen: boolean; autoFocus: boolean };

function NoteField({ annotation, isOpen, autoFocus }: NoteFieldProps) {
  const { ydoc, awareness, canWrite, mentions, open, leave } = useReaderTools();
  const { id, author, edited, note: words } = annotation;
  const note = findNote(ydoc, id);
  useEditMark(note, { annotationId: id, replyId: null, author, edited });
  if (!note) return null;
  const isWritten = isOpen && canWrite && isReadableNote(note);
  if (!isWritten && words === '' && isReadableNote(note)) return null;
  return (
    <SeenEntry entryId={id} words={words}>
      {isWritten ? (
        <div className="mt-2">
          <RichEditor
            key={autoFocus ? 'writing' : 'open'}
            fragment={note}
            awareness={awareness}
            mentions={mentions}
            label="Note"
            placeholder="Write a note… @ names a member"
            autoFocus={autoFocus}
            onLeave={leave}
          />
        </div>
      ) : (
        // Typing needs the open card's editor; the passage's button above is the keyboard's way to it.
        <div className="mt-2" onClickCapture={() => open(id, canWrite ? 'note' : null)}>
          <NoteText fragment={note} nameOf={mentions.nameOf} />
        </div>
      )}
    </SeenEntry>
  );
}
