import { expect, test } from 'vitest';
import type { ClaimState } from '#lib/claim/transitions.ts';
import { findNextStep } from './next-step.ts';
import { measureProgress } from './story-progress.ts';
import type { StoryArticle, StoryView } from './story-view.ts';

const ARTICLE = { id: 'first' } as StoryArticle;
const SHEET = { slug: 'harbour', publishedVersion: 2, retracted: false };

function story(states: ClaimState[], rest: Partial<StoryView> = {}) {
  const progress = measureProgress(states.map((state) => ({ state, count: 1 })));
  return { articles: [ARTICLE], progress, factSheet: null, ...rest };
}

test.each([
  { of: story([], { articles: [] }), words: 'Bring in the first article.', path: undefined },
  { of: story([]), words: 'Read the articles, mark what', path: 'articles/first' },
  { of: story(['voting', 'changes_requested']), words: '1 claim is sent back.', path: 'claims' },
  { of: story(['voting', 'voted', 'voted']), words: '2 claims are voted on', path: 'claims' },
  { of: story(['gathering', 'voting', 'approved']), words: '2 claims are open for evidence', path: 'claims' },
  { of: story(['in_review', 'approved']), words: '1 claim is waiting for a reviewer.', path: '/review' },
  { of: story(['rejected']), words: 'Every claim was rejected.', path: 'claims' },
  { of: story(['approved', 'rejected']), words: 'write the fact sheet and publish it.', path: 'factsheet' },
  { of: story(['approved'], { factSheet: SHEET }), words: 'version 2 is public', path: 'factsheet' },
  { of: story(['approved'], { factSheet: { ...SHEET, retracted: true } }), words: 'is retracted', path: 'factsheet' },
])('[R19] the next step is: $words', ({ of, words, path }) => {
  const step = findNextStep(of, true);
  expect(step.words).toContain(words);
  expect(step.place?.path).toBe(path);
});

test('[R19] a member who cannot bring an article in sees who can', () => {
  expect(findNextStep(story([], { articles: [] }), false).words).toBe('An editor brings in the first article.');
});
