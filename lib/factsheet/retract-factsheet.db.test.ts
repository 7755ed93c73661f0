import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { listPublicKeys } from '#lib/keys/list-public-keys.server.ts';
import { getStory } from '#lib/overview/get-story.server.ts';
import { listStories } from '#lib/overview/list-stories.server.ts';
import { getPublishedVersions } from '#lib/version/get-published-factsheet.server.ts';
import { listPublishedFactSheets } from '#lib/version/list-published-factsheets.server.ts';
import { findRetraction } from '#lib/version/published.ts';
import { verifyEnvelope, verifyLink } from '#lib/version/verify-envelope.ts';
import { buildMember } from '#seeds/factories.server.ts';
import { buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { retractFactSheet } from './retract-factsheet.server.ts';

const REASON = 'The log that all of it rests on was forged.';

test('[F20] a retraction is a signed version with the same words and claims, and the reason', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const retracted = await retractFactSheet(sheet.actor, { storyId: sheet.story.id, number: 1, reason: REASON });
  expect(retracted.number).toBe(2);
  const versions = await getPublishedVersions(sheet.slug);
  const [second, first] = versions;
  if (!first) throw new Error('version 1 is gone');
  const { changes, claims, body, standfirst } = second.snapshot;
  expect({ claims, body, standfirst }).toEqual({
    claims: first.snapshot.claims,
    body: first.snapshot.body,
    standfirst: first.snapshot.standfirst,
  });
  expect(changes).toEqual([{ what: 'retraction', claim: null, type: 'retraction', explanation: REASON }]);
  expect(findRetraction(versions)).toMatchObject({ number: 2, reason: REASON });
  const envelope = { format: 'touchstone.signed-factsheet/1' as const, ...second };
  const before = { format: 'touchstone.signed-factsheet/1' as const, ...first };
  const findings = [...(await verifyEnvelope(envelope, await listPublicKeys())), await verifyLink(envelope, before)];
  expect(findings.every(({ ok }) => ok)).toBe(true);
  expect((await listPublishedFactSheets()).find(({ slug }) => slug === sheet.slug)).toMatchObject({ retracted: true });
  expect(
    await db().auditEvent.count({ where: { newsroomId: sheet.story.newsroomId, type: 'factsheet.retracted' } }),
  ).toBe(1);
});

test('[F20] the newsroom’s own lists say that the sheet is retracted', async () => {
  const { actor, story, ...sheet } = await buildReadySheet();
  await publishNow({ actor, story, ...sheet });
  expect(await getStory(actor, story.id)).toMatchObject({ factSheet: { publishedVersion: 1, retracted: false } });
  await retractFactSheet(actor, { storyId: story.id, number: 1, reason: REASON });
  expect(await getStory(actor, story.id)).toMatchObject({ factSheet: { publishedVersion: 2, retracted: true } });
  expect((await listStories(actor)).stories).toMatchObject([{ publishedVersion: 2, retracted: true }]);
});

test('[F20] a later version takes the retraction back, as a correction', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  await retractFactSheet(sheet.actor, { storyId: sheet.story.id, number: 1, reason: REASON });
  expect((await publishNow(sheet)).number).toBe(3);
  const versions = await getPublishedVersions(sheet.slug);
  expect(findRetraction(versions)).toBeNull();
  expect(versions[0].snapshot.changes).toMatchObject([{ what: 'retraction', type: 'correction' }]);
  expect(await db().factSheet.findUnique({ where: { publishedSlug: sheet.slug } })).toMatchObject({
    retractedAt: null,
  });
});

test('[F20] it is retracted once, by who has read the newest version', async () => {
  const sheet = await buildReadySheet();
  const input = { storyId: sheet.story.id, number: 1, reason: REASON };
  await expect(retractFactSheet(sheet.actor, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await publishNow(sheet);
  await expect(retractFactSheet(sheet.actor, { ...input, number: 7 })).rejects.toMatchObject({ code: 'STALE' });
  await expect(retractFactSheet(sheet.actor, { ...input, reason: ' ' })).rejects.toMatchObject({ code: 'INVALID' });
  const attempts = await Promise.allSettled([
    retractFactSheet(sheet.actor, input),
    retractFactSheet(sheet.actor, input),
  ]);
  expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await expect(retractFactSheet(sheet.actor, { ...input, number: 2 })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('[F20] an observer retracts nothing, another newsroom finds nothing to retract', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const input = { storyId: sheet.story.id, number: 1, reason: REASON };
  const observer = await buildMember({ newsroomId: sheet.story.newsroomId, role: 'observer' });
  await expect(retractFactSheet(observer, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const stranger = await buildMember({ role: 'admin' });
  await expect(retractFactSheet(stranger, input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
