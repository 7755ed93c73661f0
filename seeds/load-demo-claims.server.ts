import { linkEvidence } from '#lib/claim/link-evidence.server.ts';
import { makeClaim } from '#lib/claim/make-claim.server.ts';
import { db } from '#lib/db.server.ts';
import { decideReview } from '#lib/review/decide-review.server.ts';
import { sendToReview } from '#lib/review/send-to-review.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { closeRound } from '#lib/voting/close-round.server.ts';
import { DEMO_CLAIMS } from './demo-claims.ts';
import type { DemoClaim, DemoEvidence } from './demo-story.ts';
import { findPassage } from './find-passage.ts';
import type { DemoStory } from './load-demo-articles.server.ts';
import type { DemoMembers } from './load-demo-members.server.ts';

/** The demo's claims, each brought as far as it should have come by the members who did it. */
export async function loadDemoClaims(members: DemoMembers, story: DemoStory): Promise<void> {
  for (const seed of DEMO_CLAIMS) await loadClaim(members, story, seed);
}

/** Continues from the claim's current state, so that an interrupted load is completed. */
async function loadClaim(members: DemoMembers, story: DemoStory, seed: DemoClaim): Promise<void> {
  const claimId = (await findClaimId(story.id, seed.text)) ?? (await make(members, story, seed));
  if (await isIn(claimId, 'gathering')) await linkMissing(members, story, claimId, seed);
  if (seed.until === 'gathering') return;
  if (await isIn(claimId, 'gathering', 'voting')) await castMissing(members, claimId, seed);
  if (seed.until === 'voting') return;
  if (await isIn(claimId, 'voting')) await closeRound(members.reviewer, { claimId, roundNumber: 1 });
  if (seed.until === 'voted') return;
  if (await isIn(claimId, 'voted')) await sendToReview(members[seed.author], { claimId });
  if (seed.until === 'in_review') return;
  if (!(await isIn(claimId, 'in_review'))) return;
  const { version: claimVersion } = await db().claim.findUniqueOrThrow({ where: { id: claimId } });
  await decideReview(members.reviewer, { claimId, claimVersion, ...seed.until });
}

/** The demo's claim of this first wording; null when it is not there yet. */
export async function findClaimId(storyId: string, text: string): Promise<string | null> {
  const claim = await db().claim.findFirst({
    where: { storyId, wordings: { some: { number: 1, text } } },
    select: { id: true },
  });
  return claim?.id ?? null;
}

async function make(members: DemoMembers, story: DemoStory, { text, author }: DemoClaim): Promise<string> {
  return (await makeClaim(members[author], { storyId: story.id, text })).claimId;
}

async function isIn(claimId: string, ...states: string[]): Promise<boolean> {
  const { state } = await db().claim.findUniqueOrThrow({ where: { id: claimId }, select: { state: true } });
  return states.includes(state);
}

async function linkMissing(members: DemoMembers, story: DemoStory, claimId: string, seed: DemoClaim): Promise<void> {
  for (const evidence of seed.evidence) {
    const citation = toCitation(story, evidence);
    const { revisionId, selector } = citation;
    const existing = await db().evidence.findFirst({ where: { claimId, revisionId, startOffset: selector.start } });
    if (!existing) await linkEvidence(members[seed.author], { claimId, ...citation });
  }
}

function toCitation(story: DemoStory, { article, quote, stance, origin = '' }: DemoEvidence) {
  const { revisionId, text } = story.articles[article];
  return { revisionId, selector: findPassage(text, quote), stance, origin };
}

async function castMissing(members: DemoMembers, claimId: string, { votes }: DemoClaim): Promise<void> {
  for (const { by, ...ballot } of votes) {
    const actor = members[by];
    const existing = await db().vote.findFirst({
      where: { memberId: actor.memberId, round: { wording: { claimId } } },
    });
    if (!existing) await castVote(actor, { claimId, wordingNumber: 1, roundNumber: 1, ...ballot });
  }
}
