import { expect, test } from 'vitest';
import { db } from '#lib/db.server.ts';
import { getPublishedFactSheet } from '#lib/version/get-published-factsheet.server.ts';
import { buildMember, buildStory } from '#seeds/factories.server.ts';
import { buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { saveSheetDetails } from './save-sheet-details.server.ts';

test('[F18] title and address are kept, with one audit event for each change', async () => {
  const story = await buildStory();
  const input = { storyId: story.id, title: ' Harbour ', slug: `harbour-${story.id}` };
  await saveSheetDetails(story.actor, input);
  await saveSheetDetails(story.actor, input);
  const sheet = await db().factSheet.findUniqueOrThrow({ where: { storyId: story.id } });
  expect(sheet).toMatchObject({ title: 'Harbour', slug: input.slug });
  const { newsroomId } = story;
  expect(await db().auditEvent.count({ where: { newsroomId, type: 'factsheet.named' } })).toBe(1);
});

test('[F18] of two stories of a newsroom that want one address at once, one gets it', async () => {
  const one = await buildStory();
  const two = await buildStory({ actor: one.actor });
  const slug = `wanted-${one.id}`;
  const attempts = await Promise.allSettled(
    [one, two].map((story) => saveSheetDetails(story.actor, { storyId: story.id, title: 'Wanted', slug })),
  );
  expect(attempts.map((attempt) => attempt.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(attempts.find((attempt) => attempt.status === 'rejected')?.reason).toMatchObject({ code: 'CONFLICT' });
});

test('[F18] an address in another newsroom’s draft is free, and says nothing of that draft', async () => {
  const [draft, other] = [await buildReadySheet(), await buildStory()];
  const wanted = { storyId: other.id, title: 'Another', slug: draft.slug };
  await expect(saveSheetDetails(other.actor, wanted)).resolves.toBeUndefined();
  await publishNow(draft);
  expect(await getPublishedFactSheet(draft.slug)).toMatchObject({ snapshot: { title: 'What closed the harbour' } });
  const later = await buildStory();
  const taken = saveSheetDetails(later.actor, { ...wanted, storyId: later.id });
  await expect(taken).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('[F18] of two newsrooms that publish under one address at once, one does', async () => {
  const sheets = [await buildReadySheet(), await buildReadySheet()];
  const slug = `wanted-${sheets[0]?.story.id}`;
  for (const { actor, story } of sheets) {
    await saveSheetDetails(actor, { storyId: story.id, title: 'What closed the harbour', slug });
  }
  const attempts = await Promise.allSettled(sheets.map((sheet) => publishNow(sheet)));
  expect(attempts.map((attempt) => attempt.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(attempts.find((attempt) => attempt.status === 'rejected')?.reason).toMatchObject({ code: 'CONFLICT' });
  expect(await getPublishedFactSheet(slug)).toMatchObject({ snapshot: { number: 1 } });
  expect(await db().factSheetVersion.count({ where: { factSheet: { slug } } })).toBe(1);
});

test('[F18] a published address never changes; the title may', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const { id: storyId } = sheet.story;
  const moved = saveSheetDetails(sheet.actor, { storyId, title: 'Same', slug: `${sheet.slug}-b` });
  await expect(moved).rejects.toMatchObject({ code: 'CONFLICT' });
  await saveSheetDetails(sheet.actor, { storyId, title: 'A better title', slug: sheet.slug });
});

test('[F18] an observer, a stranger and a reserved or misshapen address are refused', async () => {
  const story = await buildStory();
  const input = { storyId: story.id, title: 'Harbour', slug: `harbour-${story.id}` };
  const observer = await buildMember({ newsroomId: story.newsroomId, role: 'observer' });
  await expect(saveSheetDetails(observer, input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(saveSheetDetails(await buildMember(), input)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(saveSheetDetails(story.actor, { ...input, slug: 'feed' })).rejects.toMatchObject({ code: 'INVALID' });
  await expect(saveSheetDetails(story.actor, { ...input, slug: 'Not a slug' })).rejects.toThrow();
  expect(await db().factSheet.count({ where: { storyId: story.id } })).toBe(0);
});
