import { CommentText } from '#components/discussion/comment-text.tsx';
import { MentionSeen } from '#components/mention/mention-seen.tsx';
import { Time } from '#components/ui/time.tsx';
import { RoundResult } from '#components/vote/round-result.tsx';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { DECISION_WORDS } from '#lib/claim/decision.ts';
import { STANCE_WORDS } from '#lib/claim/stance.ts';
import type { CommentView } from '#lib/discussion/comment-view.ts';
import type { Reply } from '#lib/reply/reply.ts';
import { UndoMerge } from './undo-merge.tsx';

/** A claim that was merged into this one, with what was said about it. */
export type AbsorbedClaim = {
  readonly claim: ClaimView;
  readonly threads: readonly CommentView[];
  readonly replies: readonly Reply[];
};

/** The history of the claims that were merged into this one, as it was. */
export function AbsorbedClaims({ absorbed, mayUndo }: { absorbed: readonly AbsorbedClaim[]; mayUndo: boolean }) {
  if (absorbed.length === 0) return null;
  return (
    <section id="merged" aria-label="Merged claims" className="grid scroll-mt-20 gap-4">
      <h2 className="border-line-strong border-b pb-1 font-semibold">Merged into this claim</h2>
      {absorbed.map(({ claim, threads, replies }) => (
        <div key={claim.id} className="grid justify-items-start gap-2 border-line border-s-2 ps-3">
          <details className="w-full">
            <summary className="cursor-pointer">
              <span className="text-muted tabular-nums">Claim {claim.number}</span>{' '}
              <span className="font-serif">{claim.wording.text}</span>
            </summary>
            <History claim={claim} threads={threads} replies={replies} />
          </details>
          <Undoing claim={claim} mayUndo={mayUndo} />
        </div>
      ))}
    </section>
  );
}

/** "Undo merge", or for a claim that came along with another one, which merge to undo first. */
function Undoing({ claim, mayUndo }: { claim: ClaimView; mayUndo: boolean }) {
  const { mergedInto, mergedFirstInto } = claim;
  if (mergedFirstInto && mergedFirstInto.claimId !== mergedInto?.claimId) {
    return <p className="text-[0.8125rem] text-muted">Merged into claim {mergedFirstInto.number} before.</p>;
  }
  return mayUndo ? <UndoMerge claim={claim} /> : null;
}

function History({ claim, threads, replies }: AbsorbedClaim) {
  return (
    <div className="mt-3 grid gap-4 text-[0.9375rem]">
      {[claim.wording, ...claim.pastWordings].map(({ id, number, text, author, createdAt, rounds }) => (
        <div key={id} className="grid gap-2">
          <p className="font-serif">{text}</p>
          <p className="text-[0.8125rem] text-muted">
            Wording {number} by {author.name}, <Time at={createdAt} />
          </p>
          {rounds.map((round) => (
            <RoundResult key={round.id} round={round} />
          ))}
        </div>
      ))}
      {claim.evidence.length > 0 && (
        <ul className="grid gap-2">
          {claim.evidence.map(({ id, stance, outlet, selector, addedBy }) => (
            <li key={id}>
              <span className="font-medium">{STANCE_WORDS[stance]}</span>, {outlet}:{' '}
              <q className="font-serif">{selector.exact}</q>{' '}
              <span className="text-[0.8125rem] text-muted">Linked by {addedBy.name}.</span>
            </li>
          ))}
        </ul>
      )}
      {claim.reviews.map(({ id, decision, reason, reviewer, createdAt }) => (
        <p key={id}>
          <span className="font-medium">{DECISION_WORDS[decision]}</span> by {reviewer.name}, <Time at={createdAt} />.{' '}
          {reason}
        </p>
      ))}
      {replies.map(({ id, party, askedAt, question, answer, answeredAt }) => (
        <p key={id}>
          <span className="font-medium">{party}</span> was asked on <Time at={askedAt} />
          {question && <>: {question}</>} {answer && <q className="font-serif">{answer}</q>}
          {!answer && (answeredAt ? 'They declined to comment.' : 'No answer has come.')}
        </p>
      ))}
      <PastComments threads={threads} />
    </div>
  );
}

function PastComments({ threads }: { threads: readonly CommentView[] }) {
  if (threads.length === 0) return null;
  return (
    <ol className="grid gap-3">
      {threads.map(({ id, authorName, at, body, hasUnseenMention, answers }) => (
        <li key={id} className="grid gap-1">
          <p className="text-[0.8125rem] text-muted">
            {authorName}, <Time at={at} />
          </p>
          {body ? (
            <MentionSeen of={{ commentId: id }} isUnseen={hasUnseenMention}>
              <CommentText body={body} />
            </MentionSeen>
          ) : (
            <p className="text-muted italic">This comment was deleted.</p>
          )}
          <div className="border-line border-s ps-4 empty:hidden">
            <PastComments threads={answers} />
          </div>
        </li>
      ))}
    </ol>
  );
}
