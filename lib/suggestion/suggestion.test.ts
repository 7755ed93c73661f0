import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candidate } from './candidate.ts';
import { indexPassages } from './index-passages.ts';
import type { Lexicon } from './lexicon.ts';
import { rankPassages } from './rank-passages.ts';
import { readDays } from './read-days.ts';
import { listCommonWords, readWords, type Word } from './read-words.ts';
import { splitPassages } from './split-passages.ts';
import { FITTING_SCORE_MIN } from './suggestion.ts';

const stem = ({ form }: Word) => (['the', 'a', 'in', 'of', 'was', 'were', 'on'].includes(form) ? null : form);
const NONE = new Map<string, number>();
const LEXICON: Lexicon = { stem, alike: () => NONE };

function rank(
  query: string,
  passages: readonly [articleId: string, text: string][],
  known?: ReadonlyMap<string, number>,
) {
  const common = listCommonWords([query, ...passages.map(([, text]) => text)]);
  const candidates: Candidate[] = passages.map(([articleId, text], at) => {
    return {
      articleId,
      span: { start: at * 1000, end: at * 1000 + text.length },
      words: readWords(text, common),
      before: [],
    };
  });
  return rankPassages(
    [{ words: readWords(query, common), weight: 1 }],
    indexPassages(candidates, stem),
    LEXICON,
    known,
  );
}

test('[C16] names, numbers and dates are distinguished from other words', () => {
  const common = listCommonWords(['the harbour']);
  expect(readWords('Harbour: two ships, 38 crew of Port Lonna’s on 27 June 2025', common)).toEqual([
    { kind: 'word', form: 'harbour' },
    { kind: 'number', form: '2' },
    { kind: 'word', form: 'ships' },
    { kind: 'number', form: '38' },
    { kind: 'word', form: 'crew' },
    { kind: 'word', form: 'of' },
    { kind: 'name', form: 'port' },
    { kind: 'name', form: 'lonna' },
    { kind: 'word', form: 'on' },
    { kind: 'date', form: '27' },
    { kind: 'date', form: 'june' },
    { kind: 'date', form: '2025' },
  ]);
  expect(readWords('it may rain', new Set())).toContainEqual({ kind: 'word', form: 'may' });
});

test('[C16] a name or a number outweighs an ordinary word that is as rare', () => {
  const order = rank('Lonna closed 38 berths quickly', [
    ['a', 'it went quickly there today'],
    ['b', 'we saw Lonna there today'],
    ['c', 'there were 38 there today'],
  ]);
  expect(order.map(({ index }) => index)).toEqual([2, 1, 0]);
});

test('[C16] each article’s best passage comes before second passages, and cited articles come last', () => {
  const passages: [string, string][] = [
    ['a', 'Lonna harbour closed at noon'],
    ['a', 'Lonna harbour closed at night'],
    ['b', 'Lonna harbour closed at dawn'],
  ];
  expect(rank('Lonna harbour closed', passages).map(({ index }) => index)).toEqual([0, 2, 1]);
  expect(rank('Lonna harbour closed', passages, new Map([['a', 2]]))[0]?.index).toBe(2);
});

test('[C16] of passages that overlap the better one is suggested', () => {
  const common = new Set<string>();
  const words = (text: string) => readWords(text, common);
  const candidates = [
    { articleId: 'a', span: { start: 0, end: 20 }, words: words('lonna closed'), before: [] },
    {
      articleId: 'a',
      span: { start: 0, end: 60 },
      words: words('lonna closed and then came a long list of other things'),
      before: [],
    },
  ];
  const ranked = rankPassages([{ words: words('lonna closed'), weight: 1 }], indexPassages(candidates, stem), LEXICON);
  expect(ranked.map(({ index }) => index)).toEqual([0]);
});

test('[C34] of a story of many sentences each is compared with its neighbours only', () => {
  const many = Array.from({ length: 60_000 }, (_, at) => {
    return {
      articleId: 'a',
      span: { start: at * 10, end: at * 10 + 15 },
      words: [{ kind: 'word' as const, form: 'rain' }],
      before: [],
    };
  });
  const ranked = rankPassages([{ words: readWords('rain', new Set()), weight: 1 }], indexPassages(many, stem), LEXICON);
  // Each overlaps the next, so that every other one is left.
  expect(ranked).toHaveLength(30_000);
});

test('[C16] a passage that speaks of the sentence before it is found by that one', () => {
  const words = (text: string) => readWords(text, new Set());
  const candidates = [
    { articleId: 'a', span: { start: 0, end: 20 }, words: words('nobody confirmed this yet'), before: [] },
    {
      articleId: 'b',
      span: { start: 0, end: 20 },
      words: words('nobody denied this yet'),
      before: words('lonna closed'),
    },
  ];
  const ranked = rankPassages([{ words: words('lonna closed'), weight: 1 }], indexPassages(candidates, stem), LEXICON);
  expect(ranked[0]?.index).toBe(1);
});

test('[C16] days are told from the day of publication', () => {
  const published = new Date('2025-07-01');
  const daysOf = (text: string, on: Date | null = published) => readDays(text, on).map(({ form }) => form);
  expect(daysOf('On Monday, 27 June and July 3rd, 2024')).toEqual(['2025-06-27', '2024-07-03', '2025-06-30']);
  expect(daysOf('Tuesday, today and yesterday')).toEqual(['2025-07-01', '2025-06-30']);
  expect(daysOf('the police there arrested dozens last week')).toEqual(
    ['29', '28', '27', '26', '25', '24', '23'].map((day) => `2025-06-${day}`),
  );
  expect(daysOf('On Monday, 27 June and 3 July 2024', null)).toEqual(['2024-07-03']);
  expect(daysOf('In May 2025 it may rain on 45 June')).toEqual([]);
});

test('[C16] nothing in common is not suggested, and no input makes a score that is no number', () => {
  expect(rank('Lonna', [['a', 'quite another matter']])).toEqual([]);
  fc.assert(
    fc.property(fc.string(), fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.string())), (query, passages) => {
      for (const { index, score } of rank(query, passages)) {
        expect(score).toBeGreaterThan(0);
        expect(Number.isFinite(score)).toBe(true);
        expect(passages[index]).toBeDefined();
      }
    }),
  );
});

test('[C33] a score is the share of what was looked for, whatever the length of the query and of the story', () => {
  const filler = Array.from({ length: 40 }, (_, at): [string, string] => [
    `f${at}`,
    `filler ${at} tells of gardens ${at}`,
  ]);
  const scoreOf = (query: string, text: string, others: [string, string][] = filler) =>
    rank(query, [['a', text], ...others]).find(({ index }) => index === 0)?.score ?? 0;
  const said = 'Captain Tosk steered the ferry Vesna onto rocks';
  const shortStory = filler.slice(0, 3);
  for (const others of [filler, shortStory]) {
    expect(scoreOf(said, said, others)).toBeGreaterThan(0.9);
    expect(scoreOf('Tosk steered', 'Tosk steered', others)).toBeGreaterThan(0.9);
    const half = scoreOf(said, 'Captain Tosk denied everything that people alleged about him', others);
    expect(half).toBeGreaterThan(0.1);
    expect(half).toBeLessThan(0.6);
  }
  // One shared word of many looked for is little, also where nothing better is there.
  expect(scoreOf(`${said}, on Monday`, 'The bakery opens its doors on Monday')).toBeLessThan(FITTING_SCORE_MIN);
});

test('[C16] a passage is a sentence, or two that follow each other in one paragraph', () => {
  const text =
    '## A heading of five words here\n\nThe men were two brothers. They were killed in a raid.\n\nBAKU, 30 June.';
  expect(splitPassages(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([
    'The men were two brothers.',
    'The men were two brothers. They were killed in a raid.',
    'They were killed in a raid.',
  ]);
  expect(splitPassages(text, 'en').map(({ before }) => before && text.slice(before.start, before.end))).toEqual([
    null,
    null,
    'The men were two brothers.',
  ]);
  expect(splitPassages(text, 'not a language')).toHaveLength(3);
});
