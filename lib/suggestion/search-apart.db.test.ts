import { expect, test } from 'vitest';
import { isAppError } from '#lib/errors.ts';
import { buildArticle, buildStory } from '#seeds/factories.server.ts';
import { searchApart } from './search-apart.server.ts';

const SAID = 'Captain Ilmar Tosk steered the ferry Vesna onto the rocks at four.';

async function buildSearch() {
  const story = await buildStory();
  await buildArticle({ story, text: SAID, outlet: 'Coast Post' });
  const query = [{ text: 'Ilmar Tosk ran the Vesna aground.', weight: 1 }];
  return { newsroomId: story.newsroomId, storyId: story.id, query, linked: [], dismissed: [], count: 8 };
}

test('[C30] a search runs on a thread of its own and finds what it would find here', async () => {
  const search = await buildSearch();
  const [one, other] = await Promise.all([searchApart(search), searchApart(search)]);
  expect(one.map(({ selector }) => selector.exact)).toEqual([SAID]);
  expect(other).toEqual(one);
});

test('[C30] a search over its budget ends with a refusal, and the next one runs', async () => {
  const search = await buildSearch();
  const refusal = await searchApart(search, 0).catch((error: unknown) => error);
  expect(isAppError(refusal) && refusal.code).toBe('TOO_LARGE');
  expect(await searchApart(search)).toHaveLength(1);
});

test('[C30] only so many searches wait for their turn', async () => {
  const search = await buildSearch();
  const outcomes = await Promise.allSettled(Array.from({ length: 25 }, () => searchApart(search)));
  const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(refused).toHaveLength(5);
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'RATE_LIMITED' });
});
