import { expect, test } from 'vitest';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { db } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { listPublicKeys } from '#lib/keys/list-public-keys.server.ts';
import { readEnvelope } from '#lib/version/envelope.ts';
import { getPublishedFactSheet, getSignedVersion } from '#lib/version/get-published-factsheet.server.ts';
import { listPublishedFactSheets } from '#lib/version/list-published-factsheets.server.ts';
import { verifyEnvelope, verifyLink } from '#lib/version/verify-envelope.ts';
import { buildMember } from '#seeds/factories.server.ts';
import { buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { prepareFactSheet } from './prepare-factsheet.server.ts';
import { publishFactSheet } from './publish-factsheet.server.ts';
import { writeDraft } from './sheet-body.ts';

type Sheet = Awaited<ReturnType<typeof buildReadySheet>>;

async function readSigned(slug: string, number?: number) {
  const envelope = readEnvelope((await getSignedVersion(slug, number)).bytes);
  if (!envelope) throw new Error('not an envelope');
  return envelope;
}

async function addParagraph({ story }: Sheet, text: string): Promise<void> {
  await appendServerEdit(sheetDocId(story.id), story.actor.memberId, (ydoc) =>
    writeDraft(ydoc, { standfirst: [], body: [{ type: 'paragraph', text: [{ text }] }] }),
  );
}

async function countTraces({ story, slug }: Sheet) {
  const versions = await db().factSheetVersion.count({ where: { factSheet: { slug } } });
  const events = await db().auditEvent.count({ where: { newsroomId: story.newsroomId, type: 'factsheet.published' } });
  return { versions, events };
}

test('[F13] a published version carries the draft and the claims, and verifies', async () => {
  const sheet = await buildReadySheet({
    ballots: [{ rating: 1 }, { rating: 1 }, { rating: 1 }, { rating: 4, reason: 'One source only.' }],
  });
  await publishNow(sheet);
  const envelope = await readSigned(sheet.slug);
  expect((await verifyEnvelope(envelope, await listPublicKeys())).every((finding) => finding.ok)).toBe(true);
  const { claims, standfirst, number, previous } = envelope.snapshot;
  expect({ standfirst, number, previous }).toEqual({
    standfirst: ['The harbour was closed for a day.'],
    number: 1,
    previous: null,
  });
  expect(claims).toMatchObject([
    {
      wording: sheet.claim.text,
      countedVotes: 4,
      dissent: [{ rating: 4, votes: 1, reasons: ['One source only.'] }],
      evidence: [{ stance: 'supports' }],
    },
  ]);
  expect(await countTraces(sheet)).toEqual({ versions: 1, events: 1 });
});

test('[F13] no name of a member is published', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const { bytes } = await getSignedVersion(sheet.slug);
  for (const { name, id } of await db().member.findMany({ where: { newsroomId: sheet.story.newsroomId } })) {
    expect(bytes).not.toContain(name);
    expect(bytes).not.toContain(id);
  }
});

test('[F14] an observer does not publish; an editor, a reviewer and an admin may', async () => {
  const sheet = await buildReadySheet();
  const { newsroomId } = sheet.story;
  const observer = await buildMember({ newsroomId, role: 'observer' });
  await expect(publishNow(sheet, observer)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(await countTraces(sheet)).toEqual({ versions: 0, events: 0 });
  for (const role of ['editor', 'reviewer', 'admin'] as const) {
    const one = await buildReadySheet();
    expect((await publishNow(one, await buildMember({ newsroomId: one.story.newsroomId, role }))).number).toBe(1);
  }
});

test('[M1] another newsroom finds no sheet to prepare or publish', async () => {
  const sheet = await buildReadySheet();
  const stranger = await buildMember({ role: 'admin' });
  const input = { storyId: sheet.story.id };
  await expect(prepareFactSheet(stranger, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  const { seenSha256 } = await prepareFactSheet(sheet.actor, input);
  const attempt = publishFactSheet(stranger, { ...input, seenSha256 });
  await expect(attempt).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('[F15] what changed after it was seen is shown, not published', async () => {
  const sheet = await buildReadySheet();
  const { seenSha256 } = await prepareFactSheet(sheet.actor, { storyId: sheet.story.id });
  await addParagraph(sheet, 'A word more.');
  const attempt = publishFactSheet(sheet.actor, { storyId: sheet.story.id, seenSha256 });
  await expect(attempt).rejects.toMatchObject({ code: 'STALE' });
  expect(await countTraces(sheet)).toEqual({ versions: 0, events: 0 });
});

test('[F15] a claim that changed after it was seen is shown too', async () => {
  const sheet = await buildReadySheet();
  const { seenSha256 } = await prepareFactSheet(sheet.actor, { storyId: sheet.story.id });
  await db().claim.update({ where: { id: sheet.claim.id }, data: { state: 'voting' } });
  const attempt = publishFactSheet(sheet.actor, { storyId: sheet.story.id, seenSha256 });
  await expect(attempt).rejects.toMatchObject({ code: 'STALE' });
});

test('[F8] a sheet with a claim that is not approved is not published', async () => {
  const sheet = await buildReadySheet();
  await db().claim.update({ where: { id: sheet.claim.id }, data: { state: 'voting' } });
  await expect(publishNow(sheet)).rejects.toMatchObject({ code: 'INVALID' });
});

test('[F16] two who publish at once make one version; the other is refused as stale', async () => {
  const sheet = await buildReadySheet();
  const { seenSha256 } = await prepareFactSheet(sheet.actor, { storyId: sheet.story.id });
  const input = { storyId: sheet.story.id, seenSha256 };
  const attempts = await Promise.allSettled([
    publishFactSheet(sheet.actor, input),
    publishFactSheet(sheet.actor, input),
  ]);
  expect(attempts.map((attempt) => attempt.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(attempts.find((attempt) => attempt.status === 'rejected')?.reason).toMatchObject({ code: 'STALE' });
  expect(await countTraces(sheet)).toEqual({ versions: 1, events: 1 });
});

test('[F12] the next version follows the one before, with the same key, and both keep their address', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  await addParagraph(sheet, 'A word more.');
  await publishNow(sheet);
  const [first, second] = [await readSigned(sheet.slug, 1), await readSigned(sheet.slug)];
  expect(second.snapshot.changes).toMatchObject([{ what: 'text', explanation: 'New records came in.' }]);
  expect((await verifyLink(second, first)).ok).toBe(true);
  expect(second.kid).toBe(first.kid);
  expect(await getPublishedFactSheet(sheet.slug, 1)).toMatchObject({ latestNumber: 2, snapshot: { number: 1 } });
});

test('[F10] a version without an explained change, or without any change, is refused', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  await expect(publishNow(sheet)).rejects.toMatchObject({ code: 'CONFLICT' });
  await addParagraph(sheet, 'A word more.');
  const { seenSha256 } = await prepareFactSheet(sheet.actor, { storyId: sheet.story.id });
  const attempt = publishFactSheet(sheet.actor, { storyId: sheet.story.id, seenSha256, changes: [] });
  await expect(attempt).rejects.toMatchObject({ code: 'INVALID' });
});

test('[F17] the database refuses to change or delete a version', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const where = { factSheet: { slug: sheet.slug } };
  const before = await db().factSheetVersion.findMany({ where });
  await expect(db().factSheetVersion.updateMany({ where, data: { sha256: '' } })).rejects.toThrow();
  await expect(db().factSheetVersion.deleteMany({ where })).rejects.toThrow();
  expect(await db().factSheetVersion.findMany({ where })).toEqual(before);
});

test('[P1] what is not published does not exist for the public', async () => {
  const sheet = await buildReadySheet();
  await expect(getPublishedFactSheet(sheet.slug)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await publishNow(sheet);
  await expect(getPublishedFactSheet(sheet.slug, 2)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect((await listPublishedFactSheets()).filter(({ slug }) => slug === sheet.slug)).toMatchObject([
    { number: 1, verdicts: [{ verdict: 'confirmed', count: 1 }] },
  ]);
});
