'use client';

import { useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import type { Mentionable } from '#components/editor/mention-list.ts';
import { MentionSeen } from '#components/mention/mention-seen.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { PersonDot } from '#components/ui/person-dot.tsx';
import { Time } from '#components/ui/time.tsx';
import type { CommentView } from '#lib/discussion/comment-view.ts';
import { CommentEditor } from './comment-editor.tsx';
import { CommentText } from './comment-text.tsx';
import { editCommentAction, removeCommentAction, writeCommentAction } from './discussion-actions.ts';

type CommentCardProps = {
  claimId: string;
  comment: CommentView;
  members: readonly Mentionable[];
  mayWrite: boolean;
  /** Depth in the thread; deep threads are not indented further. */
  depth?: number;
};

const DEPTH_MAX = 4;

/** One comment with its replies. */
export function CommentCard({ claimId, comment, members, mayWrite, depth = 0 }: CommentCardProps) {
  const [isAnswering, setIsAnswering] = useState(false);
  const answering = useCommand(writeCommentAction);
  const { id, body, answers, authorName } = comment;
  return (
    <li id={`comment-${id}`} className="grid scroll-mt-20 gap-2">
      {body === null ? (
        <p className="text-muted italic">This comment was deleted.</p>
      ) : (
        <CommentWords comment={comment} members={members} onAnswer={mayWrite ? () => setIsAnswering(true) : null} />
      )}
      {isAnswering && (
        <CommentEditor
          label={`Reply to ${authorName}`}
          keptAs={`answer:${id}`}
          submitWord="Reply"
          autoFocus
          members={members}
          command={answering}
          onSubmit={(answer, done) =>
            answering.run({ claimId, parentId: id, body: answer }, () => {
              done();
              setIsAnswering(false);
            })
          }
          onCancel={() => setIsAnswering(false)}
        />
      )}
      {answers.length > 0 && (
        <ol className={depth < DEPTH_MAX ? 'grid gap-4 border-line border-s ps-4' : 'grid gap-4'}>
          {answers.map((answer) => (
            <CommentCard key={answer.id} comment={answer} depth={depth + 1} {...{ claimId, members, mayWrite }} />
          ))}
        </ol>
      )}
    </li>
  );
}

type CommentWordsProps = {
  comment: CommentView;
  members: readonly Mentionable[];
  onAnswer: (() => void) | null;
};

function CommentWords({ comment, members, onAnswer }: CommentWordsProps) {
  const [isEditing, setIsEditing] = useState(false);
  const editing = useCommand(editCommentAction);
  const { id, body, authorName, authorColour, at, editedAt, mayEdit, mayRemove } = comment;
  if (body === null) return null;
  return (
    <article aria-label={`Comment by ${authorName}`} className="grid gap-1.5">
      <header className="flex flex-wrap items-center gap-x-2 text-[0.8125rem]">
        <PersonDot name={authorName} colour={authorColour} />
        <span className="font-medium">{authorName}</span>
        <Time at={at} className="text-muted" />
      </header>
      {isEditing ? (
        <CommentEditor
          label="Edit comment"
          keptAs={`edit:${id}`}
          initial={body}
          submitWord="Save"
          autoFocus
          members={members}
          command={editing}
          onSubmit={(changed, done) =>
            editing.run({ commentId: id, body: changed }, () => {
              done();
              setIsEditing(false);
            })
          }
          onCancel={() => setIsEditing(false)}
        />
      ) : (
        <MentionSeen of={{ commentId: id }} isUnseen={comment.hasUnseenMention}>
          <CommentText body={body} />
        </MentionSeen>
      )}
      {!isEditing && (
        <div className="flex flex-wrap items-center gap-x-3 text-[0.8125rem] text-muted">
          {onAnswer && <TextButton onPress={onAnswer}>Reply</TextButton>}
          {mayEdit && <TextButton onPress={() => setIsEditing(true)}>Edit</TextButton>}
          {mayRemove && <TakeBack commentId={id} />}
          {editedAt && <EditHistory comment={comment} editedAt={editedAt} />}
        </div>
      )}
    </article>
  );
}

function EditHistory({ comment, editedAt }: { comment: CommentView; editedAt: string }) {
  return (
    <details className="basis-full">
      <summary className="cursor-pointer max-sm:py-2.5">
        Edited, <Time at={editedAt} />: {describeCount(comment.pastEdits.length)}
      </summary>
      <ol className="mt-2 grid gap-3">
        {comment.pastEdits.map(({ number, body, at }) => (
          <li key={number} className="border-line border-s-2 ps-3">
            <Time at={at} />
            <CommentText body={body} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function describeCount(count: number): string {
  return count === 1 ? 'what it said before' : `${count} earlier texts`;
}

function TakeBack({ commentId }: { commentId: string }) {
  const [open, setOpen] = useState(false);
  const removing = useCommand(removeCommentAction);
  return (
    <>
      <TextButton onPress={() => setOpen(true)}>Delete</TextButton>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Delete this comment?"
        description="It and its earlier texts are hidden from everyone. Replies to it stay."
      >
        <FailureNote of={removing} />
        <DialogActions>
          <Button
            variant="danger"
            busy={removing.pending}
            onClick={() => removing.run({ commentId }, () => setOpen(false))}
          >
            Delete
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

function TextButton({ onPress, children }: { onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      onClick={onPress}
      className="touchable cursor-pointer sm:min-h-6 underline underline-offset-2 hover:text-ink"
    >
      {children}
    </button>
  );
}
