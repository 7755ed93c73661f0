import { expect, test } from 'vitest';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { db } from '#lib/db.server.ts';
import { sheetDocId } from '#lib/draft-log/doc-id.ts';
import { getPublishedFactSheet } from '#lib/version/get-published-factsheet.server.ts';
import { buildStory } from '#seeds/factories.server.ts';
import { type BuiltSheet, buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { getSheetHistory } from './get-sheet-history.server.ts';
import { prepareFactSheet } from './prepare-factsheet.server.ts';
import { publishFactSheet } from './publish-factsheet.server.ts';
import { ADDRESS_ROOT, type Draft, TITLE_ROOT, writeDraft } from './sheet-body.ts';

/** Replaces the sheet's title, its address, or both. */
async function rename({ actor, story }: BuiltSheet, names: Partial<Pick<Draft, 'title' | 'address'>>): Promise<void> {
  await appendServerEdit(sheetDocId(story.id), actor.memberId, (ydoc) => {
    const roots = [...(names.title ? [TITLE_ROOT] : []), ...(names.address ? [ADDRESS_ROOT] : [])];
    for (const root of roots) ydoc.getXmlFragment(root).delete(0, ydoc.getXmlFragment(root).length);
    writeDraft(ydoc, names);
  });
}

const prepare = ({ actor, story }: BuiltSheet) => prepareFactSheet(actor, { storyId: story.id });

test('[F41] the draft’s title is published as it stands, and a title that changed since it was seen is not', async () => {
  const sheet = await buildReadySheet();
  const { seenSha256 } = await prepare(sheet);
  await rename(sheet, { title: 'A better title' });
  const publishing = publishFactSheet(sheet.actor, { storyId: sheet.story.id, seenSha256 });
  await expect(publishing).rejects.toMatchObject({ code: 'STALE' });
  await publishNow(sheet);
  expect(await getPublishedFactSheet(sheet.slug)).toMatchObject({ snapshot: { title: 'A better title' } });
});

test('[F41] until somebody writes them, title and address are the story’s and an address made from it', async () => {
  const story = await buildStory({ title: `Harbour ${crypto.randomUUID()}` });
  const sheet = await buildReadySheet({ story, draft: { title: '', address: '' } });
  const slug = story.title.toLowerCase().replaceAll(' ', '-');
  expect((await prepare(sheet)).content).toMatchObject({ title: story.title, slug });
});

test('[F41] [D25] the history shows title and address', async () => {
  const sheet = await buildReadySheet();
  const { shown } = await getSheetHistory(sheet.actor, sheet.story.id);
  expect(shown?.state.lines.slice(0, 2)).toEqual([
    { kind: 'heading', text: 'What closed the harbour' },
    { kind: 'text', text: `/facts/${sheet.slug}` },
  ]);
});

test('[F18] an address in another newsroom’s draft is free, and says nothing of that draft', async () => {
  const [draft, other] = [await buildReadySheet(), await buildReadySheet()];
  await rename(other, { address: draft.slug });
  expect((await prepare(other)).checks.every(({ met }) => met)).toBe(true);
  await publishNow(draft);
  expect((await prepare(other)).checks.find(({ met }) => !met)).toMatchObject({
    id: 'names',
    failure: ['factsheet.slug-taken', { slug: draft.slug }],
  });
  await expect(publishNow(other)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test.each([
  ['newsrooms', undefined],
  ['stories of a newsroom', 'one newsroom'],
])('[F18] of two %s that publish under one address at once, one does', async (_of, newsroom) => {
  const first = await buildReadySheet();
  const second = await buildReadySheet(newsroom ? { story: await buildStory({ actor: first.actor }) } : {});
  await rename(second, { address: first.slug });
  const attempts = await Promise.allSettled([first, second].map((sheet) => publishNow(sheet)));
  expect(attempts.map((attempt) => attempt.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(attempts.find((attempt) => attempt.status === 'rejected')?.reason).toMatchObject({ code: 'CONFLICT' });
  expect(await db().factSheetVersion.count({ where: { factSheet: { slug: first.slug } } })).toBe(1);
});

test('[F18] a published address never changes; the title may', async () => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  await rename(sheet, { title: 'A better title', address: `${sheet.slug}-b` });
  expect((await prepare(sheet)).content).toMatchObject({ title: 'A better title', slug: sheet.slug });
  expect(await publishNow(sheet)).toMatchObject({ slug: sheet.slug, number: 2 });
});

test('[F18] a misshapen address is not published, and says what is wrong', async () => {
  const sheet = await buildReadySheet();
  await rename(sheet, { address: 'Not a slug' });
  expect((await prepare(sheet)).checks.find(({ met }) => !met)?.fix).toContain('“Not a slug” cannot be an address');
  await expect(publishNow(sheet)).rejects.toMatchObject({ code: 'INVALID' });
});
