import { expect, it } from 'vitest';
import { type NamedSide, nameSides } from './who-says-what.ts';

type Side = Parameters<typeof nameSides>[0][number];

const said = (outlet: string): Side => ({ outlet, stance: 'supports' });
const denied = (outlet: string): Side => ({ outlet, stance: 'contradicts' });

const side = (words: NamedSide['words'], outlets: string[], moreCount = 0): NamedSide => ({
  words,
  outlets,
  moreCount,
});

it.each([
  ['one outlet, however often', [said('Post'), said('Post')], [side('said by', ['Post'])]],
  ['two', [said('Post'), said('Radio')], [side('said by', ['Post', 'Radio'])]],
  ['the first of more', [said('Post'), said('Radio'), said('Herald')], [side('said by', ['Post'], 2)]],
  ['both sides', [denied('Radio'), said('Post')], [side('said by', ['Post']), side('contradicted by', ['Radio'])]],
  ['those against alone', [denied('Radio')], [side('contradicted by', ['Radio'])]],
  ['nobody, where all is context', [{ outlet: 'Post', stance: 'context' }], []],
] satisfies [what: string, evidence: Side[], sides: NamedSide[]][])('[P2] names %s', (_what, evidence, sides) => {
  expect(nameSides(evidence)).toEqual(sides);
});
