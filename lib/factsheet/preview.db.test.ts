import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FactSheetArticle } from '#components/public-site/factsheet-article.tsx';
import { getPublishedFactSheet } from '#lib/version/get-published-factsheet.server.ts';
import type { Snapshot } from '#lib/version/snapshot.ts';
import { buildMember } from '#seeds/factories.server.ts';
import { buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { freezeSnapshot } from './build-snapshot.ts';
import { getSheetPreview } from './get-sheet-preview.server.ts';
import { prepareFactSheet } from './prepare-factsheet.server.ts';

const render = (snapshot: Snapshot) => renderToStaticMarkup(createElement(FactSheetArticle, { snapshot }));

test('[P14] the preview and the dialog show what the page shows, to the byte', async () => {
  const sheet = await buildReadySheet({ ballots: [{ rating: 1 }, { rating: 1 }, { rating: 5, reason: 'No.' }] });
  const { content } = await prepareFactSheet(sheet.actor, { storyId: sheet.story.id });
  await publishNow(sheet);
  const { snapshot } = await getPublishedFactSheet(sheet.slug);
  const publishedAt = new Date(snapshot.publishedAt);
  expect(render(freezeSnapshot(content, publishedAt, []))).toBe(render(snapshot));
});

test('[P14] the preview is what publishing would freeze', async () => {
  const sheet = await buildReadySheet();
  const now = new Date('2026-03-05T09:30:00.000Z');
  const preview = await getSheetPreview(sheet.actor, sheet.story.id, now);
  const { content } = await prepareFactSheet(sheet.actor, { storyId: sheet.story.id });
  expect(preview).toEqual(freezeSnapshot(content, now, []));
});

test('[M1] another newsroom previews nothing', async () => {
  const sheet = await buildReadySheet();
  const stranger = await buildMember({ role: 'admin' });
  await expect(getSheetPreview(stranger, sheet.story.id, new Date())).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
