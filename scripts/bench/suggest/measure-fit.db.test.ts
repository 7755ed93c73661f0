import { expect, test } from 'vitest';
import { FITTING_SCORE_MIN } from '#lib/suggestion/suggestion.ts';
import { loadDemoMembers } from '#seeds/load-demo-members.server.ts';
import { loadStories } from './load-stories.ts';
import { type FitCase, measureFit, searchForClaims } from './measure-fit.ts';

test('[C33] most of what is shown says something for or against the claim, in each measured story; each claim of the demo finds some', async () => {
  const members = await loadDemoMembers();
  const cases: FitCase[] = [];
  for (const story of await loadStories(members)) {
    if (story.isComplete) cases.push(...(await searchForClaims(members.admin.newsroomId, story)));
  }
  for (const [story, these] of Map.groupBy(cases, (one) => one.story)) {
    expect(measureFit(these, 0).precision, `everything found, ${story}`).toBeLessThan(0.45);
    expect(measureFit(these, FITTING_SCORE_MIN).precision, story).toBeGreaterThan(0.6);
  }
  const demo = cases.filter(({ story }) => story.startsWith('demo'));
  for (const [claim, these] of Map.groupBy(demo, (one) => one.claim)) {
    expect(measureFit(these, FITTING_SCORE_MIN).recall, claim).toBeGreaterThan(0);
  }
});

test('[C33] precision is of what is shown, recall of what is linked', () => {
  const cases: FitCase[] = [
    {
      story: 'a',
      claim: 'c',
      linkedCount: 3,
      found: [
        { score: 0.9, finds: [0, 1] },
        { score: 0.5, finds: [] },
      ],
    },
    { story: 'a', claim: 'd', linkedCount: 1, found: [{ score: 0.4, finds: [0] }] },
  ];
  expect(measureFit(cases, 0)).toEqual({ shownCount: 3, precision: 2 / 3, recall: 3 / 4 });
  expect(measureFit(cases, 0.5)).toEqual({ shownCount: 2, precision: 1 / 2, recall: 1 / 2 });
  expect(measureFit(cases, 1)).toEqual({ shownCount: 0, precision: 0, recall: 0 });
});
