import { expect, test } from 'vitest';
import { linkPointers, pointerSchema } from './pointer.ts';

const ID = '01990000-0000-7000-8000-000000000001';
const GONE = '01990000-0000-7000-8000-000000000002';
const claim = { evidence: [{ id: ID, selector: { exact: 'The harbour was closed.' } }] };

test('[W12] pointers lead to the wording, the votes, missing evidence and the passages, in this order', () => {
  expect(linkPointers([`evidence:${ID}`, 'missing-evidence', 'votes', 'wording', 'elsewhere'], claim)).toEqual([
    { anchor: 'wording', words: 'the wording' },
    { anchor: 'votes', words: 'the votes' },
    { anchor: 'evidence', words: 'evidence that is missing' },
    { anchor: `evidence-${ID}`, words: '“The harbour was closed.”' },
  ]);
});

test('[W12] a passage that was taken off since is said to be gone; a long quote is cut at a word', () => {
  expect(linkPointers([`evidence:${GONE}`], claim)).toEqual([
    { anchor: 'evidence', words: 'a passage that was taken off since' },
  ]);
  const exact = 'one two three four five six seven eight nine ten eleven twelve thirteen';
  const [link] = linkPointers([`evidence:${ID}`], { evidence: [{ id: ID, selector: { exact } }] });
  expect(link?.words).toBe('“one two three four five six seven eight nine ten eleven…”');
});

test.each(['wording', 'votes', 'missing-evidence', `evidence:${ID}`])('[W12] %s is a pointer', (pointer) => {
  expect(pointerSchema.safeParse(pointer).success).toBe(true);
});

test.each(['', 'claim', 'evidence:', 'evidence:1', `evidence:${ID}x`])('[W12] "%s" is none', (pointer) => {
  expect(pointerSchema.safeParse(pointer).success).toBe(false);
});
