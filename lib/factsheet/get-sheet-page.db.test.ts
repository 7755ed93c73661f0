import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildMember, buildStory } from '#seeds/factories.server.ts';
import { buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { getSheetPage } from './get-sheet-page.server.ts';

test('[F40] a title in another script suggests an address that is free, without showing others’ drafts', async () => {
  const name = randomUUID();
  const title = `Что случилось ${name}`;
  const slug = `chto-sluchilos-${name}`;
  const first = await buildStory({ title });
  const sheet = await buildReadySheet({ story: first, draft: { address: slug } });
  expect(await getSheetPage(first.actor, first.id)).toMatchObject({ known: { title, slug, isFixed: false } });

  const stranger = await buildMember();
  const elsewhere = await buildStory({ actor: stranger, title });
  expect(await getSheetPage(stranger, elsewhere.id)).toMatchObject({ known: { slug } });
  await publishNow(sheet);
  expect(await getSheetPage(first.actor, first.id)).toMatchObject({ known: { slug, isFixed: true } });
  expect(await getSheetPage(stranger, elsewhere.id)).toMatchObject({ known: { slug: `${slug}-2` } });
});
