import { Badge } from '#components/ui/badge.tsx';
import { Time } from '#components/ui/time.tsx';
import { findReplyStatus, REPLY_STATUS_WORDS, type Reply } from '#lib/reply/reply.ts';
import { AskForReply } from './ask-for-reply.tsx';
import { RecordReply } from './record-reply.tsx';
import { RemoveReply } from './remove-reply.tsx';

type RepliesPanelProps = {
  claimId: string;
  replies: readonly Reply[];
  mayEdit: boolean;
  /** ISO 8601: what is due is judged by it, on the server and in the page alike. */
  now: string;
};

/** Right of reply: who was asked about the claim, when, by what deadline, and what they answered. */
export function RepliesPanel({ claimId, replies, mayEdit, now }: RepliesPanelProps) {
  if (!mayEdit && replies.length === 0) return null;
  return (
    <section aria-label="Right of reply" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">Right of reply</h2>
        {mayEdit && <AskForReply claimId={claimId} />}
      </div>
      {replies.length === 0 && (
        <p className="text-muted">
          No one has been asked for a reply yet. Ask the people the claim is about before it is published; who was asked
          and what they answered stands on the fact sheet.
        </p>
      )}
      <ul className="grid gap-4">
        {replies.map((reply) => (
          <li key={reply.id} className="grid gap-1 border-line border-s-2 ps-3">
            <ReplyWords reply={reply} now={now} />
            {mayEdit && (
              <div className="flex flex-wrap gap-3 text-[0.8125rem]">
                <RecordReply reply={reply} />
                <RemoveReply reply={reply} />
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReplyWords({ reply, now }: { reply: Reply; now: string }) {
  const { party, question, askedAt, deadlineAt, askedByName, answer, answeredAt } = reply;
  const status = findReplyStatus(reply, new Date(now));
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium">{party}</span>
        <Badge className={status === 'answered' ? 'text-ink' : 'text-muted'}>{REPLY_STATUS_WORDS[status]}</Badge>
      </p>
      {question && <p>Asked: {question}</p>}
      {answer && (
        <blockquote dir="auto" className="whitespace-pre-line font-serif leading-relaxed">
          {answer}
        </blockquote>
      )}
      <p className="text-[0.8125rem] text-muted">
        Asked by {askedByName}, <Time at={askedAt} />, to reply by <Time at={deadlineAt} exact />
        {answeredAt && (
          <>
            ; answered <Time at={answeredAt} />
          </>
        )}
        .
      </p>
    </>
  );
}
