'use client';

import { useState } from 'react';
import { NoteText } from '#components/editor/note-text.tsx';
import { RichEditor } from '#components/editor/rich-editor.tsx';
import { Button } from '#components/ui/button.tsx';
import { PersonDot } from '#components/ui/person-dot.tsx';
import { can } from '#lib/actor/policy.ts';
import {
  type AnnotationView,
  addReply,
  findReplyBody,
  type ReplyView,
  removeReply,
} from '#lib/annotation/annotation-doc.ts';
import { isReadableNote } from '#lib/annotation/is-readable-note.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { useReaderTools } from './reader-tools.ts';
import { SeenEntry } from './seen-entry.tsx';
import { useEditMark } from './use-edit-mark.ts';
import { WrittenLine } from './written-line.tsx';

type AnnotationRepliesProps = { annotation: AnnotationView; isOpen: boolean };

/** The replies, oldest first. Only one can be written at a time; left empty, it is removed. */
export function AnnotationReplies({ annotation, isOpen }: AnnotationRepliesProps) {
  const { ydoc, me, canWrite } = useReaderTools();
  const [writingId, setWritingId] = useState<string | null>(null);
  const { id, replies } = annotation;

  const reply = () => {
    const replyId = newId();
    addReply(ydoc, id, { id: replyId, author: me.memberId });
    setWritingId(replyId);
  };
  const finish = () => {
    const written = replies.find((one) => one.id === writingId);
    if (written?.body === '' && written.author === me.memberId) removeReply(ydoc, id, written.id);
    setWritingId(null);
  };

  return (
    <>
      {replies.length > 0 && (
        <ol aria-label="Replies" className="mt-3 grid gap-2.5 border-line border-l pl-3">
          {replies.map((one) => (
            <li key={one.id}>
              <Reply
                annotationId={id}
                reply={one}
                isWriting={isOpen && canWrite && one.id === writingId}
                canWrite={isOpen && canWrite}
                onWrite={() => setWritingId(one.id)}
                onFinish={finish}
              />
            </li>
          ))}
        </ol>
      )}
      {isOpen && canWrite && writingId === null && (
        <Button size="small" className="mt-2.5" onClick={reply}>
          Reply
        </Button>
      )}
    </>
  );
}

/** The reply that the address leads to. */
const POINTED = '-ms-3 border-accent border-s-2 ps-2.5';

type ReplyProps = {
  annotationId: string;
  reply: ReplyView;
  isWriting: boolean;
  canWrite: boolean;
  onWrite: () => void;
  onFinish: () => void;
};

function Reply({ annotationId, reply, isWriting, canWrite, onWrite, onFinish }: ReplyProps) {
  const { ydoc, awareness, me, memberOf, mentions, pointedReplyId } = useReaderTools();
  const isPointed = reply.id === pointedReplyId;
  const { name, colour } = memberOf(reply.author);
  const body = findReplyBody(ydoc, annotationId, reply.id);
  const mayRemove = reply.author === me.memberId || can(me.role, 'annotation.remove-any');
  useEditMark(body, { annotationId, replyId: reply.id, author: reply.author, edited: reply.edited });
  if (!body) return null;
  return (
    <div aria-current={isPointed || undefined} className={isPointed ? POINTED : undefined}>
      <p className="mb-1 flex flex-wrap items-center gap-x-1.5 text-[0.8125rem]">
        <PersonDot name={name} colour={colour} />
        <span className="font-medium">{name}</span>
        <span className="text-[0.75rem]">
          <WrittenLine id={reply.id} author={reply.author} edited={reply.edited} />
        </span>
        {canWrite && !isWriting && (
          <span className="ml-auto inline-flex gap-1">
            {isReadableNote(body) && <SmallButton onPress={onWrite}>Edit</SmallButton>}
            {mayRemove && (
              <SmallButton onPress={() => removeReply(ydoc, annotationId, reply.id)}>Remove reply</SmallButton>
            )}
          </span>
        )}
      </p>
      {isWriting ? (
        <>
          <RichEditor
            fragment={body}
            awareness={awareness}
            mentions={mentions}
            label="Reply"
            placeholder="Write a reply… @ names a member"
            autoFocus
            onLeave={onFinish}
          />
          <Button size="small" className="mt-1.5" onClick={onFinish}>
            Done
          </Button>
        </>
      ) : (
        <SeenEntry entryId={reply.id} words={reply.body}>
          <NoteText fragment={body} nameOf={mentions.nameOf} />
        </SeenEntry>
      )}
    </div>
  );
}

function SmallButton({ onPress, children }: { onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="min-h-6 cursor-pointer rounded px-1 text-[0.75rem] text-muted underline-offset-2 hover:text-ink hover:underline"
    >
      {children}
    </button>
  );
}
