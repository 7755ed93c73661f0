import { expect, test } from 'vitest';
import type { Actor } from '#lib/actor/actor.ts';
import type { ClaimDesk } from '#lib/claim-desk/claim-desk.ts';
import { getClaimDesk } from '#lib/claim-desk/get-claim-desk.server.ts';
import { listClaimEvents } from '#lib/claim-desk/list-claim-events.server.ts';
import { db } from '#lib/db.server.ts';
import { writeComment } from '#lib/discussion/write-comment.server.ts';
import { listClaims } from '#lib/overview/list-claims.server.ts';
import { listOwnClaims } from '#lib/overview/list-own-claims.server.ts';
import { askForReply } from '#lib/reply/ask-for-reply.server.ts';
import {
  buildArticle,
  buildClaim,
  buildEvidence,
  buildMember,
  buildRound,
  buildStory,
} from '#seeds/factories.server.ts';
import { assignClaim } from './assign-claim.server.ts';
import { getClaim } from './get-claim.server.ts';
import { linkEvidence } from './link-evidence.server.ts';
import { mergeClaims } from './merge-claims.server.ts';
import { splitClaim } from './split-claim.server.ts';

const TEXT = 'The ferry left at nine. It sank at ten. Nobody saw it.';

async function buildPair() {
  const actor = await buildMember();
  const story = await buildStory({ actor });
  const article = await buildArticle({ story, text: TEXT });
  const into = await buildClaim({ story });
  const claim = await buildClaim({ story });
  await buildEvidence({ claim: into, article, quote: 'The ferry left at nine.' });
  await buildEvidence({ claim, article, quote: 'The ferry left at nine.', stance: 'context' });
  await buildEvidence({ claim, article, quote: 'It sank at ten.', stance: 'contradicts', origin: 'The crew' });
  return { actor, story, article, claim, into, input: { claimId: claim.id, claimVersion: 1, intoClaimId: into.id } };
}

const commentBody = {
  type: 'doc' as const,
  content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'x' }] }],
};

test('[C13] a merge copies missing evidence as it was cited, and leaves both histories readable', async () => {
  const { actor, story, claim, into, input } = await buildPair();
  const merger = await buildMember({ newsroomId: actor.newsroomId });
  expect(await mergeClaims(merger, input)).toEqual({ intoClaimId: into.id, intoNumber: 1, carriedCount: 1 });
  const survivor = await getClaim(actor, into.id);
  expect(survivor.evidence.map(({ stance, origin, selector }) => [stance, origin, selector.exact])).toEqual([
    ['supports', '', 'The ferry left at nine.'],
    ['contradicts', 'The crew', 'It sank at ten.'],
  ]);
  expect(survivor.evidence[1]?.addedBy.memberId).toBe(actor.memberId);
  expect((await listClaims(actor, story.id)).map(({ id }) => id)).toEqual([into.id]);
  const [absorbed] = await listAbsorbedClaims(actor, into.id);
  expect(absorbed).toMatchObject({ id: claim.id, wording: { text: claim.text }, mergedInto: { number: 1 } });
  expect(absorbed?.evidence).toHaveLength(2);
  expect((await listClaimEvents(actor, [into.id, claim.id])).map(({ type }) => type)).toEqual(['claim.merged']);
});

test('[C13] whom the newsroom asked about the duplicate stays readable with the survivor', async () => {
  const { actor, claim, into, input } = await buildPair();
  const times = { askedAt: '2026-01-01T10:00:00Z', deadlineAt: '2026-01-02T10:00:00Z' };
  await askForReply(actor, { claimId: claim.id, party: 'The harbour office', ...times });
  const { version: claimVersion } = await getClaim(actor, claim.id);
  await mergeClaims(actor, { ...input, claimVersion });
  const { absorbed } = (await getClaimDesk(actor, into.id)) as ClaimDesk;
  expect(absorbed.map(({ replies }) => replies.map(({ party }) => party))).toEqual([['The harbour office']]);
});

test('[C13] the address of a merged claim leads to the survivor, after several merges too', async () => {
  const { actor, story, claim, into, input } = await buildPair();
  await mergeClaims(actor, input);
  const last = await buildClaim({ story });
  await mergeClaims(actor, { claimId: into.id, claimVersion: 2, intoClaimId: last.id });
  for (const { id } of [claim, into]) {
    expect(await getClaimDesk(actor, id)).toEqual({ survivor: { claimId: last.id, storyId: story.id } });
    await expect(getClaim(actor, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  }
  await expect(getClaimDesk(await buildMember(), claim.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await listAbsorbedClaims(actor, last.id)).map(({ number }) => number)).toEqual([1, 2]);
});

test('[C13] no step is taken on a merged claim', async () => {
  const { actor, article, claim, input } = await buildPair();
  await mergeClaims(actor, input);
  const conflict = { code: 'CONFLICT', message: 'Claim 2 was merged into claim 1. Continue there.' };
  const selector = { start: 40, end: 46, exact: TEXT.slice(40, 46), prefix: '', suffix: '' };
  const citation = { claimId: claim.id, revisionId: article.revisionId, selector, stance: 'supports' as const };
  await expect(linkEvidence(actor, citation)).rejects.toMatchObject(conflict);
  await expect(writeComment(actor, { claimId: claim.id, body: commentBody })).rejects.toMatchObject(conflict);
  await expect(mergeClaims(actor, { ...input, claimVersion: 2 })).rejects.toMatchObject(conflict);
});

test('[C13] a duplicate that is voted on loses its round, sealed', async () => {
  const { actor, claim, into, input } = await buildPair();
  await buildRound({ claim });
  await mergeClaims(actor, input);
  const [absorbed] = await listAbsorbedClaims(actor, into.id);
  expect(absorbed?.wording.rounds).toMatchObject([{ status: 'abandoned' }]);
});

test('[C13] who may not, what has changed, what is decided, and what is not of the story is refused', async () => {
  const { actor, story, claim, into, input } = await buildPair();
  const { newsroomId } = actor;
  const observer = await buildMember({ newsroomId, role: 'observer' });
  await expect(mergeClaims(observer, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(mergeClaims(await buildMember(), input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(mergeClaims(actor, { ...input, claimVersion: 9 })).rejects.toMatchObject({ code: 'STALE' });
  await expect(mergeClaims(actor, { ...input, intoClaimId: claim.id })).rejects.toMatchObject({ code: 'INVALID' });
  const elsewhere = await buildClaim({ actor });
  await expect(mergeClaims(actor, { ...input, intoClaimId: elsewhere.id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  const approved = await buildClaim({ story, state: 'approved' });
  await expect(mergeClaims(actor, { ...input, intoClaimId: approved.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await listAbsorbedClaims(actor, into.id)).toEqual([]);
});

test('[C13] of two who merge two claims into each other at once, one does', async () => {
  const { actor, story, claim, into, input } = await buildPair();
  const results = await Promise.allSettled([
    mergeClaims(actor, input),
    mergeClaims(actor, { claimId: into.id, claimVersion: 1, intoClaimId: claim.id }),
  ]);
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await listClaims(actor, story.id)).toHaveLength(1);
});

test('[C14] a split gives each claim its words and its evidence, and the first keeps number and history', async () => {
  const { actor, claim } = await buildPair();
  const { evidence } = await getClaim(actor, claim.id);
  const [both, moving] = evidence.map(({ id }) => id);
  const input = { claimId: claim.id, claimVersion: 1, keptText: 'The ferry left.', newText: 'The ferry sank.' };
  const shares = { [both ?? '']: 'both' as const, [moving ?? '']: 'moves' as const };
  const { newClaimId, newNumber } = await splitClaim(actor, { ...input, shares });
  expect(newNumber).toBe(3);
  const kept = await getClaim(actor, claim.id);
  expect(kept).toMatchObject({ number: 2, wording: { number: 2, text: 'The ferry left.' } });
  expect(kept.pastWordings.map(({ text }) => text)).toEqual([claim.text]);
  expect(kept.evidence.map(({ selector }) => selector.exact)).toEqual(['The ferry left at nine.']);
  const made = await getClaim(actor, newClaimId);
  expect(made).toMatchObject({ splitFrom: { claimId: claim.id, number: 2 }, wording: { text: 'The ferry sank.' } });
  expect(made.evidence.map(({ stance }) => stance).toSorted()).toEqual(['context', 'contradicts']);
});

test('[C14] a split that keeps the words keeps the votes; stale, foreign and denied ones are refused', async () => {
  const { actor, claim } = await buildPair();
  const input = { claimId: claim.id, claimVersion: 1, keptText: claim.text, newText: 'The ferry sank.' };
  const observer = await buildMember({ newsroomId: actor.newsroomId, role: 'observer' });
  await expect(splitClaim(observer, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(splitClaim(await buildMember(), input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(splitClaim(actor, { ...input, claimVersion: 3 })).rejects.toMatchObject({ code: 'STALE' });
  await expect(splitClaim(actor, { ...input, newText: claim.text })).rejects.toMatchObject({ code: 'INVALID' });
  const foreign = { [claim.id]: 'moves' as const };
  await expect(splitClaim(actor, { ...input, shares: foreign })).rejects.toMatchObject({ code: 'STALE' });
  await splitClaim(actor, input);
  expect(await getClaim(actor, claim.id)).toMatchObject({ wording: { number: 1 } });
});

test('[C18] a claim is assigned with a due day and taken away again, and its version stays', async () => {
  const { actor, claim } = await buildPair();
  const { newsroomId } = actor;
  const member = await buildMember({ newsroomId, role: 'reviewer' });
  const claimId = claim.id;
  await assignClaim(actor, { claimId, memberId: member.memberId, dueOn: '2026-12-24' });
  const assignee = { memberId: member.memberId, name: member.name };
  expect(await getClaim(actor, claimId)).toMatchObject({ assignee, dueOn: '2026-12-24', version: 1 });
  await assignClaim(actor, { claimId, memberId: member.memberId, dueOn: '2026-12-24' });
  await assignClaim(actor, { claimId, memberId: null, dueOn: null });
  expect(await getClaim(actor, claimId)).toMatchObject({ assignee: null, dueOn: null });
  expect(await db().auditEvent.count({ where: { newsroomId, type: 'claim.assigned' } })).toBe(2);
});

test('[C18] observers, removed members and strangers are not assigned; observers assign nobody', async () => {
  const { actor, claim } = await buildPair();
  const { newsroomId } = actor;
  const observer = await buildMember({ newsroomId, role: 'observer' });
  const removed = await buildMember({ newsroomId });
  await db().member.update({ where: { id: removed.memberId }, data: { removedAt: new Date() } });
  for (const { memberId } of [observer, removed, await buildMember()]) {
    const input = { claimId: claim.id, memberId, dueOn: null };
    await expect(assignClaim(actor, input)).rejects.toMatchObject({ code: 'INVALID' });
  }
  const own = { claimId: claim.id, memberId: actor.memberId, dueOn: null };
  await expect(assignClaim(observer, own)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(assignClaim(await buildMember(), own)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const dayless = { claimId: claim.id, memberId: null, dueOn: '2026-12-24' };
  await expect(assignClaim(actor, dayless)).rejects.toMatchObject({ code: 'INVALID' });
});

test('[C23] a member finds what was sent back to them and what is theirs to bring on, over all stories', async () => {
  const { actor, claim, into } = await buildPair();
  const { newsroomId } = actor;
  const member = await buildMember({ newsroomId });
  const elsewhere = await buildClaim({ actor: member, state: 'changes_requested' });
  const settled = await buildClaim({ actor, state: 'approved' });
  await buildClaim({ actor, state: 'changes_requested' });
  for (const [{ id: claimId }, dueOn] of [
    [claim, null],
    [into, '2026-12-24'],
    [settled, '2026-12-01'],
  ] as const) {
    await assignClaim(actor, { claimId, memberId: member.memberId, dueOn });
  }
  expect((await listOwnClaims(member)).map(({ id }) => id)).toEqual([elsewhere.id, into.id, claim.id]);
  expect(await listOwnClaims(await buildMember({ newsroomId }))).toEqual([]);
});

async function listAbsorbedClaims(reader: Actor, claimId: string) {
  return ((await getClaimDesk(reader, claimId)) as ClaimDesk).absorbed.map(({ claim: absorbed }) => absorbed);
}
