import { expect, test } from 'vitest';
import { db, inTransaction } from '#lib/db.server.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { buildClaim, buildEvidence, buildMember } from '#seeds/factories.server.ts';
import { untilBlocked } from '#seeds/until-blocked.server.ts';
import { ballot } from '#seeds/vote-factories.server.ts';
import { listClaimEvents } from './list-claim-events.server.ts';

test('[V24] a round that opens while the events are read shows no vote', async () => {
  const claim = await buildClaim();
  await buildEvidence({ claim });
  const { newsroomId } = claim;
  const [voter, reviewer] = [await buildMember({ newsroomId }), await buildMember({ newsroomId, role: 'reviewer' })];
  const { read } = await inTransaction(async (tx) => {
    await tx.$executeRaw`LOCK TABLE member IN ACCESS EXCLUSIVE MODE`;
    const read = listClaimEvents(reviewer, [claim.id]);
    await untilBlocked(tx);
    const { id: wordingId } = await tx.wording.findFirstOrThrow({ where: { claimId: claim.id } });
    const opener = { newsroomId, openedById: voter.memberId };
    const { id: roundId } = await tx.round.create({ data: { ...opener, wordingId, number: 1, rule: {} } });
    const event = { newsroomId, seq: 1, at: new Date(), actor: voter.memberId, type: 'vote.cast', hash: '' };
    await tx.auditEvent.create({ data: { ...event, payload: { claimId: claim.id, roundId } } });
    return { read };
  });
  expect(await read).toEqual([]);
});

test('[C19] who voted when is shown to readers of the audit log, once the round has closed', async () => {
  const claim = await buildClaim();
  await buildEvidence({ claim });
  const observer = await buildMember({ newsroomId: claim.newsroomId, role: 'observer' });
  const reviewer = await buildMember({ newsroomId: claim.newsroomId, role: 'reviewer' });
  await castVote(claim.actor, ballot(claim, 2));
  await castVote(reviewer, ballot(claim, 2));
  const typesFor = async (actor: typeof reviewer) => (await listClaimEvents(actor, [claim.id])).map(({ type }) => type);
  expect(await typesFor(reviewer)).toContain('vote.cast');
  expect(await typesFor(observer)).not.toContain('vote.cast');
  expect(await db().auditEvent.count({ where: { newsroomId: claim.newsroomId, type: 'vote.cast' } })).toBe(2);
});
