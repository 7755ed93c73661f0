import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { buildClaim, buildEvidence } from '#seeds/factories.server.ts';
import { changeEvidence } from './change-evidence.server.ts';

const FROM = { stance: 'supports', origin: '' } as const;
const TO = { stance: 'contradicts', origin: 'The harbour master' } as const;

async function buildCited() {
  const claim = await buildClaim();
  const { id: evidenceId } = await buildEvidence({ claim });
  await db().evidence.update({ where: { id: evidenceId }, data: FROM });
  return { claim, evidenceId, actor: claim.actor };
}

test('[C28] stance and origin of evidence are corrected, the claim’s version moves on, and it is audited once', async () => {
  const { claim, evidenceId, actor } = await buildCited();
  const before = await db().claim.findUniqueOrThrow({ where: { id: claim.id } });
  await changeEvidence(actor, { evidenceId, from: FROM, to: TO });
  // The same again is done already.
  await changeEvidence(actor, { evidenceId, from: FROM, to: TO });
  expect(await db().evidence.findUnique({ where: { id: evidenceId } })).toMatchObject(TO);
  expect(await db().claim.findUnique({ where: { id: claim.id } })).toMatchObject({ version: before.version + 1 });
  const events = await db().auditEvent.findMany({ where: { newsroomId: claim.newsroomId } });
  expect(events).toMatchObject([
    { type: 'evidence.changed', payload: { claimId: claim.id, evidenceId, from: FROM, to: TO } },
  ]);
});

test('[C28] of two different corrections at once one is kept, and the other is refused as stale', async () => {
  const { evidenceId, actor } = await buildCited();
  const other = { stance: 'context', origin: '' } as const;
  const tries = await Promise.allSettled(
    [TO, other].map((to) => changeEvidence(actor, { evidenceId, from: FROM, to })),
  );
  expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'STALE' } });
});

test('[C28] evidence that was removed, or of a claim that is approved, does not change', async () => {
  const { claim, evidenceId, actor } = await buildCited();
  await db().claim.update({ where: { id: claim.id }, data: { state: 'approved' } });
  await expect(changeEvidence(actor, { evidenceId, from: FROM, to: TO })).rejects.toMatchObject({ code: 'CONFLICT' });
  await db().claim.update({ where: { id: claim.id }, data: { state: 'gathering' } });
  await db().evidence.update({ where: { id: evidenceId }, data: { removedAt: new Date() } });
  await expect(changeEvidence(actor, { evidenceId, from: FROM, to: TO })).rejects.toMatchObject({
    id: 'evidence.removed-already',
  });
  expect(await db().evidence.findUnique({ where: { id: evidenceId } })).toMatchObject(FROM);
});
