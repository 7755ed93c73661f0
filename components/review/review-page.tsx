import Link from 'next/link';
import { ClaimHeading } from '#components/claim/claim-heading.tsx';
import { EvidenceSides } from '#components/claim/evidence-sides.tsx';
import { StoryDoorbell } from '#components/collab/story-doorbell.tsx';
import { Discussion } from '#components/discussion/discussion.tsx';
import type { Mentionable } from '#components/editor/mention-list.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { GateWords } from '#components/vote/gate-words.tsx';
import { RoundsResult } from '#components/vote/rounds-result.tsx';
import type { Actor } from '#lib/actor/actor.ts';
import { can } from '#lib/actor/policy.ts';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import type { QuoteContext } from '#lib/claim-desk/cut-quote-context.ts';
import { STATE_WORDS } from '#lib/claim-words.ts';
import type { CommentView } from '#lib/discussion/comment-view.ts';
import { countSides } from '#lib/overview/claim-summary.ts';
import type { QueuedClaim } from '#lib/review/queued-claim.ts';
import { DecisionPanel } from './decision-panel.tsx';
import { DissentList } from './dissent-list.tsx';
import { QueueList } from './queue-list.tsx';
import { RepliesPanel } from './replies-panel.tsx';
import { ReviewHistory } from './review-history.tsx';

type ReviewPageProps = {
  actor: Actor;
  queue: readonly QueuedClaim[];
  /** The claim that the address names, where it is in the queue. */
  claim: QueuedClaim | undefined;
  /** The claim that the address names, where it has left the queue. */
  gone: ClaimView | null;
  contexts: Readonly<Record<string, QuoteContext>>;
  /** The discussion of the open claim. */
  threads: readonly CommentView[];
  members: readonly Mentionable[];
  /** ISO 8601. */
  now: string;
};

/** How much of a long queue is shown, around the claim that is open. */
const QUEUE_SHOWN_COUNT = 40;

/** The queue, and all that a reviewer needs to decide on one of its claims. */
export function ReviewPage({ actor, queue, claim, gone, contexts, threads, members, now }: ReviewPageProps) {
  const [oldest] = queue;
  const from = Math.max(0, queue.findIndex((one) => one.id === claim?.id) - QUEUE_SHOWN_COUNT / 2);
  return (
    <div className="grid gap-5">
      {[...new Set(queue.map(({ storyId }) => storyId))].map((storyId) => (
        <StoryDoorbell key={storyId} storyId={storyId} person={actor} />
      ))}
      <h1 className="font-semibold font-serif text-3xl">Review</h1>
      {gone && (
        <Notice tone="error">
          Claim {gone.number} is not in review any more: it is now “{STATE_WORDS[gone.state]}”.{' '}
          <Link href={`/stories/${gone.storyId}/claims/${gone.id}`} className="underline underline-offset-2">
            Open its page
          </Link>
          {oldest && (
            <>
              {' or '}
              <Link href={`/review?claim=${oldest.id}`} className="underline underline-offset-2">
                go on with the queue
              </Link>
            </>
          )}
          .
        </Notice>
      )}
      {!oldest && (
        <EmptyState title="Nothing waits for a review">
          Claims come here when the team has voted on them and someone presses “Send to review”.
        </EmptyState>
      )}
      {oldest && (
        <div className="grid grid-cols-1 gap-6 lg:grid-cols-[15rem_minmax(0,1fr)]">
          <QueueList
            lines={queue.slice(from, from + QUEUE_SHOWN_COUNT).map(toLine)}
            from={from}
            count={queue.length}
            currentId={claim?.id ?? ''}
          />
          {claim && (
            <article className="grid min-w-0 grid-cols-1 gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
              <div className="grid min-w-0 content-start gap-6">
                <ClaimHeading claim={claim} level={2} />
                <EvidenceSides storyId={claim.storyId} evidence={claim.evidence} contexts={contexts} mayEdit={false} />
                <RepliesPanel claimId={claim.id} replies={claim.replies} mayEdit={false} now={now} />
                <Discussion
                  key={claim.id}
                  claimId={claim.id}
                  threads={threads}
                  members={members}
                  mayWrite={can(actor.role, 'comment.write')}
                  isVoting={false}
                />
                <p>
                  <Link
                    href={`/stories/${claim.storyId}/claims/${claim.id}`}
                    className="touchable text-accent underline underline-offset-2"
                  >
                    Open the claim’s own page
                  </Link>
                </p>
              </div>
              <div className="grid min-w-0 content-start gap-5 xl:sticky xl:top-20 xl:-m-1 xl:max-h-[calc(100dvh-5.5rem)] xl:self-start xl:overflow-y-auto xl:p-1">
                {/* Where it is one column, what the votes came to is read before it is decided on. */}
                <div className="order-1 xl:order-none">
                  {claim.steps.includes('approve') || claim.steps.includes('request_changes') ? (
                    <DecisionPanel key={claim.id} claim={claim} next={listNext(queue, claim.id)} />
                  ) : (
                    <Notice>{describeBystander(claim)}</Notice>
                  )}
                </div>
                <GateWords claim={claim} />
                <DissentList claim={claim} votes={claim.standingVotes} />
                <RoundsResult rounds={claim.wording.rounds} />
                <ReviewHistory claim={claim} />
              </div>
            </article>
          )}
        </div>
      )}
    </div>
  );
}

/** The other claims of the queue, from the one after the open claim on. */
function listNext(queue: readonly QueuedClaim[], claimId: string): string[] {
  const ids = queue.map(({ id }) => id);
  const at = ids.indexOf(claimId);
  return [...ids.slice(at + 1), ...ids.slice(0, at)];
}

function describeBystander(claim: QueuedClaim): string {
  if (claim.viewerIsAuthor) return 'You wrote this claim, so another reviewer decides.';
  return 'A reviewer or an admin decides; you can follow here.';
}

function toLine({ id, number, storyTitle, wording, evidence, reviewRequestedAt, waitsFor }: QueuedClaim) {
  return {
    id,
    number,
    storyTitle,
    text: wording.text,
    since: reviewRequestedAt,
    waitsFor,
    sides: countSides(evidence),
  };
}
