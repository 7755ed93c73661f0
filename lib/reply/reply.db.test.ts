import { expect, test } from 'vitest';
import { getClaim } from '#lib/claim/get-claim.server.ts';
import { db } from '#lib/db.server.ts';
import { buildClaim, buildMember } from '#seeds/factories.server.ts';
import { askForReply } from './ask-for-reply.server.ts';
import { recordReply, removeReply } from './change-reply.server.ts';
import { listReplies } from './list-replies.server.ts';

const thrown = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

const asked = (claimId: string, party = 'The harbour office') => ({
  claimId,
  party,
  question: 'Was the harbour closed?',
  askedAt: '2026-03-01T09:00:00Z',
  deadlineAt: '2026-03-02T12:00:00Z',
});

test('[W16] who was asked, when, by when and what they answered is kept, audited, and makes a review stale', async () => {
  const claim = await buildClaim();
  const { replyId } = await askForReply(claim.actor, asked(claim.id));
  const before = await getClaim(claim.actor, claim.id);
  await recordReply(claim.actor, { replyId, answer: 'For two hours.', answeredAt: '2026-03-01T15:00:00Z' });
  expect(await listReplies(claim.actor, [claim.id])).toEqual([
    {
      id: replyId,
      claimId: claim.id,
      party: 'The harbour office',
      question: 'Was the harbour closed?',
      askedAt: '2026-03-01T09:00:00.000Z',
      deadlineAt: '2026-03-02T12:00:00.000Z',
      askedByName: claim.actor.name,
      answer: 'For two hours.',
      answeredAt: '2026-03-01T15:00:00.000Z',
    },
  ]);
  expect((await getClaim(claim.actor, claim.id)).version).toBe(before.version + 1);
  const events = await db().auditEvent.findMany({ where: { newsroomId: claim.newsroomId }, orderBy: { seq: 'asc' } });
  expect(events).toMatchObject([
    { type: 'reply.asked', payload: { claimId: claim.id, replyId } },
    { type: 'reply.recorded', payload: { claimId: claim.id, replyId } },
  ]);
});

test('[W16] an answer before the asking is refused; one taken off stays stored and is shown no more', async () => {
  const claim = await buildClaim();
  const { replyId } = await askForReply(claim.actor, asked(claim.id));
  const early = { replyId, answer: 'x', answeredAt: '2026-02-28T00:00:00Z' };
  expect(await thrown(recordReply(claim.actor, early))).toMatchObject({ code: 'INVALID' });
  await removeReply(claim.actor, { replyId });
  expect(await listReplies(claim.actor, [claim.id])).toEqual([]);
  expect(await db().reply.count({ where: { id: replyId } })).toBe(1);
  expect(await thrown(removeReply(claim.actor, { replyId }))).toMatchObject({ code: 'NOT_FOUND' });
});

test('[M1] an observer changes no reply, and another newsroom’s member finds none', async () => {
  const claim = await buildClaim();
  const { replyId } = await askForReply(claim.actor, asked(claim.id));
  const observer = await buildMember({ newsroomId: claim.newsroomId, role: 'observer' });
  const stranger = await buildMember({ role: 'admin' });
  const answer = { replyId, answer: 'x', answeredAt: '2026-03-02T00:00:00Z' };
  for (const [actor, code] of [
    [observer, 'FORBIDDEN'],
    [stranger, 'NOT_FOUND'],
  ] as const) {
    expect(await thrown(askForReply(actor, asked(claim.id)))).toMatchObject({ code });
    expect(await thrown(recordReply(actor, answer))).toMatchObject({ code });
    expect(await thrown(removeReply(actor, { replyId }))).toMatchObject({ code });
  }
  expect(await listReplies(stranger, [claim.id])).toEqual([]);
  expect(await listReplies(observer, [claim.id])).toMatchObject([{ answer: '', answeredAt: null }]);
});
