'use client';

import { useCommand } from '#components/command/use-command.ts';
import type { Mentionable } from '#components/editor/mention-list.ts';
import { type CommentView, countComments } from '#lib/discussion/comment-view.ts';
import { CommentCard } from './comment-card.tsx';
import { CommentEditor } from './comment-editor.tsx';
import { writeCommentAction } from './discussion-actions.ts';

type DiscussionProps = {
  claimId: string;
  threads: readonly CommentView[];
  members: readonly Mentionable[];
  mayWrite: boolean;
  /** Votes are being cast now. */
  isVoting: boolean;
};

/** The discussion of a claim: threads, oldest first, and the place to write. */
export function Discussion(props: DiscussionProps) {
  const { claimId, threads, members, mayWrite, isVoting } = props;
  const writing = useCommand(writeCommentAction);

  const count = countComments(threads);
  return (
    <section id="discussion" aria-label="Discussion" className="grid scroll-mt-20 gap-4">
      <h2 className="border-line-strong border-b pb-1 font-semibold">
        Discussion
        {count > 0 && <span className="font-normal text-[0.8125rem] text-muted tabular-nums"> · {count}</span>}
      </h2>
      {isVoting && (
        <p className="text-[0.8125rem] text-muted">
          A round is open: talk about the evidence, and keep your rating to yourself until it closes.
        </p>
      )}
      {threads.length === 0 && (
        <p className="text-muted">{mayWrite ? 'No comments yet. Start with what is unclear.' : 'No comments yet.'}</p>
      )}
      <ol className="grid gap-5">
        {threads.map((comment) => (
          <CommentCard key={comment.id} {...{ claimId, comment, members, mayWrite }} />
        ))}
      </ol>
      {mayWrite && (
        <CommentEditor
          label="Comment"
          keptAs={`comment:${claimId}`}
          submitWord="Comment"
          members={members}
          command={writing}
          onSubmit={(body, done) => writing.run({ claimId, body }, done)}
        />
      )}
    </section>
  );
}
