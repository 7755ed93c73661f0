import { beforeEach, expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import type { ClaimDesk } from '#lib/claim-desk/claim-desk.ts';
import { getClaimDesk } from '#lib/claim-desk/get-claim-desk.server.ts';
import { listClaimEvents } from '#lib/claim-desk/list-claim-events.server.ts';
import { db } from '#lib/db.server.ts';
import { listClaims } from '#lib/overview/list-claims.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import {
  type BuiltClaim,
  type BuiltMember,
  type BuiltStory,
  buildArticle,
  buildClaim,
  buildEvidence,
  buildMember,
  buildStory,
} from '#seeds/factories.server.ts';
import { getClaim } from './get-claim.server.ts';
import { mergeClaims } from './merge-claims.server.ts';
import { removeEvidence } from './remove-evidence.server.ts';
import { splitClaim } from './split-claim.server.ts';
import { undoMerge } from './undo-merge.server.ts';

const NINE = 'The ferry left at nine.';
const TEN = 'It sank at ten.';

let actor: BuiltMember;
let story: BuiltStory;
let into: BuiltClaim;
let claim: BuiltClaim;
let cite: (cited: BuiltClaim, quote: string) => Promise<unknown>;

beforeEach(async () => {
  actor = await buildMember({ role: 'reviewer' });
  story = await buildStory({ actor });
  const article = await buildArticle({ story, text: `${NINE} ${TEN} Nobody saw it.` });
  cite = (cited, quote) => buildEvidence({ claim: cited, article, quote });
  into = await buildClaim({ story });
  claim = await buildClaim({ story });
  await cite(into, NINE);
  await cite(claim, NINE);
  await cite(claim, TEN);
});

async function merge(one: BuiltClaim, other: BuiltClaim) {
  const { version: claimVersion } = await getClaim(actor, one.id);
  await mergeClaims(actor, { claimId: one.id, claimVersion, intoClaimId: other.id });
}

async function listQuotes({ id }: BuiltClaim): Promise<string[]> {
  return (await getClaim(actor, id)).evidence.map(({ selector }) => selector.exact).sort();
}

test('[C22] the claim is restored as it was, and the other one keeps only its own', async () => {
  const { newsroomId } = actor;
  for (const voter of [actor, await buildMember({ newsroomId }), await buildMember({ newsroomId })]) {
    await castVote(voter, { claimId: claim.id, wordingNumber: 1, roundNumber: 1, rating: 2, reason: 'seen' });
  }
  const before = await getClaim(actor, claim.id);
  await merge(claim, into);
  expect(await listQuotes(into)).toEqual([TEN, NINE].sort());
  expect(await undoMerge(actor, { claimId: claim.id })).toEqual({ number: 2, takenOffCount: 1 });
  const after = await getClaim(actor, claim.id);
  expect({ ...after, version: before.version }).toEqual(before);
  expect(after).toMatchObject({ state: 'voted', gate: { kind: 'reached' } });
  expect(await listQuotes(into)).toEqual([NINE]);
  expect(await listAbsorbedClaims(actor, into.id)).toEqual([]);
  expect((await listClaims(actor, story.id)).map(({ number }) => number)).toEqual([1, 2]);
  for (const { id } of [into, claim]) {
    const types = (await listClaimEvents(actor, [id])).map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(['claim.unmerged', 'claim.merged']);
  }
});

test('[C22] a round that the merge ended stays sealed, and voting on its claim starts over', async () => {
  const second = await buildMember({ newsroomId: actor.newsroomId });
  await castVote(actor, { claimId: claim.id, wordingNumber: 1, roundNumber: 1, rating: 5, reason: 'secret' });
  await merge(claim, into);
  await undoMerge(second, { claimId: claim.id });
  const view = await getClaim(actor, claim.id);
  expect(view).toMatchObject({ state: 'gathering', wording: { number: 2, text: claim.text }, mayVote: true });
  expect(view.wording.author.memberId).toBe(actor.memberId);
  expect(view.pastWordings[0]?.rounds).toMatchObject([{ status: 'abandoned', votedCount: 1 }]);
  expect(JSON.stringify(await getClaim(second, claim.id))).not.toContain('secret');
});

test('[C22] a passage stays where it was before, where another merged claim cites it too, and where it was shared by a split', async () => {
  const third = await buildClaim({ story });
  await cite(third, TEN);
  await merge(claim, into);
  await merge(third, into);
  await undoMerge(actor, { claimId: claim.id });
  expect(await listQuotes(into)).toEqual([NINE, TEN].sort());
  await undoMerge(actor, { claimId: third.id });
  expect(await listQuotes(into)).toEqual([NINE]);

  const { version: claimVersion, evidence } = await getClaim(actor, into.id);
  const shares = { [evidence[0]?.id ?? '']: 'both' as const };
  const texts = { keptText: into.text, newText: 'The ferry left.' };
  const { newClaimId } = await splitClaim(actor, { claimId: into.id, claimVersion, ...texts, shares });
  await merge({ ...into, id: newClaimId }, into);
  await undoMerge(actor, { claimId: newClaimId });
  expect(await listQuotes(into)).toEqual([NINE]);
});

test('[C22] what the team took off the other claim meanwhile is not put back', async () => {
  const third = await buildClaim({ story });
  await cite(third, TEN);
  await merge(third, into);
  await merge(claim, into);
  const [brought] = (await getClaim(actor, into.id)).evidence.filter(({ selector }) => selector.exact === TEN);
  await removeEvidence(actor, { evidenceId: brought?.id ?? '' });
  await undoMerge(actor, { claimId: claim.id });
  expect(await listQuotes(into)).toEqual([NINE]);
});

test('[C22] merges are undone from the last one on, and what was merged before stays merged', async () => {
  const last = await buildClaim({ story });
  await merge(claim, into);
  await merge(into, last);
  expect(await listQuotes(last)).toEqual([NINE, TEN].sort());
  await expect(undoMerge(actor, { claimId: claim.id })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: 'It was merged along with claim 1. Undo that merge first.',
  });
  await undoMerge(actor, { claimId: into.id });
  expect(await listQuotes(last)).toEqual([]);
  expect(await listQuotes(into)).toEqual([NINE, TEN].sort());
  expect((await listAbsorbedClaims(actor, into.id)).map(({ id }) => id)).toEqual([claim.id]);
  await undoMerge(actor, { claimId: claim.id });
  expect(await listQuotes(claim)).toEqual([NINE, TEN].sort());
});

test('[C22] not while the other claim is approved or rejected, and not twice', async () => {
  await merge(claim, into);
  for (const state of ['approved', 'rejected'] as const) {
    await db().claim.update({ where: { id: into.id }, data: { state } });
    await expect(undoMerge(actor, { claimId: claim.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  }
  await db().claim.update({ where: { id: into.id }, data: { state: 'gathering' } });
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => undoMerge(actor, { claimId: claim.id })));
  const refusals = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []));
  expect(refusals).toEqual(Array(7).fill('CONFLICT'));
  expect(await db().auditEvent.count({ where: { newsroomId: actor.newsroomId, type: 'claim.unmerged' } })).toBe(1);
});

async function listAbsorbedClaims(reader: Actor, claimId: string) {
  return ((await getClaimDesk(reader, claimId)) as ClaimDesk).absorbed.map(({ claim: absorbed }) => absorbed);
}
