import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { buildMember, buildStory } from '#seeds/factories.server.ts';
import { getSheetPage } from './get-sheet-page.server.ts';
import { saveSheetDetails } from './save-sheet-details.server.ts';

test('[F40] a title in another script suggests an address that is free, without showing others’ drafts', async () => {
  const name = randomUUID();
  const title = `Что случилось ${name}`;
  const first = await buildStory({ title });
  const slug = `chto-sluchilos-${name}`;
  expect(await getSheetPage(first.actor, first.id)).toMatchObject({ details: null, suggestedSlug: slug });
  await saveSheetDetails(first.actor, { storyId: first.id, title, slug });
  expect(await getSheetPage(first.actor, first.id)).toMatchObject({ suggestedSlug: slug });

  const second = await buildStory({ actor: first.actor, title: `${title}?` });
  expect(await getSheetPage(second.actor, second.id)).toMatchObject({ suggestedSlug: `${slug}-2` });
  const stranger = await buildMember();
  const elsewhere = await buildStory({ actor: stranger, title });
  expect(await getSheetPage(stranger, elsewhere.id)).toMatchObject({ suggestedSlug: slug });
});
