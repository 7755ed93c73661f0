import { expect, it } from 'vitest';
import { nameSides } from './who-says-what.ts';

type Side = Parameters<typeof nameSides>[0][number];

const said = (outlet: string): Side => ({ outlet, stance: 'supports' });
const denied = (outlet: string): Side => ({ outlet, stance: 'contradicts' });

it.each([
  ['one outlet, however often', [said('Post'), said('Post')], 'Said by Post.'],
  ['two', [said('Post'), said('Radio')], 'Said by Post and Radio.'],
  ['the first of more', [said('Post'), said('Radio'), said('Herald')], 'Said by Post and 2 more.'],
  ['both sides', [denied('Radio'), said('Post')], 'Said by Post; contradicted by Radio.'],
  ['those against alone', [denied('Radio')], 'Contradicted by Radio.'],
  ['nobody, where all is context', [{ outlet: 'Post', stance: 'context' }], ''],
] satisfies [what: string, evidence: Side[], words: string][])('[P2] names %s', (_what, evidence, words) => {
  expect(nameSides(evidence)).toBe(words);
});
