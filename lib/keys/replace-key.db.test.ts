import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { retractFactSheet } from '#lib/factsheet/retract-factsheet.server.ts';
import { getPublishedVersions } from '#lib/version/get-published-factsheet.server.ts';
import { verifyEnvelope } from '#lib/version/verify-envelope.ts';
import { buildMember } from '#seeds/factories.server.ts';
import { buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { listPublicKeys } from './list-public-keys.server.ts';
import { listSigningKeys } from './list-signing-keys.server.ts';
import { replaceKey } from './replace-key.server.ts';

async function buildSigned() {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const admin = await buildMember({ newsroomId: sheet.story.newsroomId, role: 'admin' });
  const [key] = await listSigningKeys(admin);
  if (!key) throw new Error('publishing makes a key');
  return { sheet, admin, kid: key.kid };
}

test('[F23] what is published after a key was replaced carries the new key; both verify', async () => {
  const { sheet, admin, kid } = await buildSigned();
  const made = await replaceKey(admin, { kid });
  await retractFactSheet(sheet.actor, { storyId: sheet.story.id, number: 1, reason: 'Forged.' });
  const versions = await getPublishedVersions(sheet.slug);
  expect(versions.map((version) => version.kid)).toEqual([made.kid, kid]);
  const keys = await listPublicKeys();
  for (const version of versions) {
    const findings = await verifyEnvelope({ format: 'touchstone.signed-factsheet/1', ...version }, keys);
    expect(findings.every(({ ok }) => ok)).toBe(true);
  }
  expect(await listSigningKeys(admin)).toMatchObject([
    { kid: made.kid, retiredAt: null, versionCount: 1 },
    { kid, retiredAt: expect.any(String), versionCount: 1 },
  ]);
  const types = await db().auditEvent.findMany({
    where: { newsroomId: admin.newsroomId, type: { startsWith: 'key.' } },
    orderBy: { seq: 'asc' },
  });
  expect(types.map(({ type }) => type)).toEqual(['key.created', 'key.retired', 'key.created']);
});

test('[F23] of two admins who replace the key at once, one does', async () => {
  const { admin, kid } = await buildSigned();
  const attempts = await Promise.allSettled([replaceKey(admin, { kid }), replaceKey(admin, { kid })]);
  expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(attempts.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'STALE' } });
});

test('[F23] only an admin replaces the key, and only the own newsroom’s', async () => {
  const { admin, kid } = await buildSigned();
  for (const role of ['editor', 'reviewer', 'observer'] as const) {
    const member = await buildMember({ newsroomId: admin.newsroomId, role });
    await expect(replaceKey(member, { kid })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  }
  const stranger = await buildMember({ role: 'admin' });
  await expect(replaceKey(stranger, { kid })).rejects.toMatchObject({ code: 'STALE' });
  expect((await listSigningKeys(admin))[0]).toMatchObject({ kid, retiredAt: null });
});
