import { expect, test } from 'vitest';
import { OUTLET_NOT_NAMED } from '#lib/source/outlet.ts';
import { countNamedOrigins, describeOrigins, groupOrigins } from './group-origins.ts';

const passage = (origin: string, outlet: string, revisionSha256 = outlet) => ({ origin, outlet, revisionSha256 });

test('[C5] passages with one origin are one group, whatever case and white space it was written in', () => {
  const evidence = [
    passage('Ministry of Culture', 'A'),
    passage(' ministry  of culture ', 'B'),
    passage('MINISTRY OF CULTURE', 'C'),
  ];
  expect(groupOrigins(evidence)).toMatchObject([{ origin: 'Ministry of Culture', named: true, evidence }]);
  expect(describeOrigins(evidence)).toBe('3 outlets; all rely on 1 origin');
});

test('[C5] without an origin a passage relies on its outlet, also where another names that outlet', () => {
  const evidence = [passage('', 'Morning Post'), passage('morning post', 'Evening Post'), passage('', 'Evening Post')];
  expect(groupOrigins(evidence).map(({ origin, named, evidence: group }) => [origin, named, group.length])).toEqual([
    ['Morning Post', true, 2],
    ['Evening Post', false, 1],
  ]);
});

test('[C5] articles whose outlet nobody named are not of one origin', () => {
  const evidence = [passage('', OUTLET_NOT_NAMED, 'one'), passage('', OUTLET_NOT_NAMED, 'two')];
  expect(groupOrigins(evidence)).toHaveLength(2);
  expect(describeOrigins(evidence)).toBe('2 outlets; no origin named');
});

test.each([
  { evidence: [passage('', 'A'), passage('', 'B'), passage('', 'C'), passage('Tass', 'D')], count: 1 },
  { evidence: [passage('', 'A'), passage('', 'B')], count: 0 },
  { evidence: [passage('A', 'A'), passage('Tass', 'B')], count: 2 },
])(
  '[C5] only a named origin counts as independent, an outlet that is its own witness among them',
  ({ evidence, count }) => {
    expect(countNamedOrigins(evidence)).toBe(count);
  },
);

test.each([
  {
    evidence: [passage('', 'A'), passage('', 'B'), passage('', 'C'), passage('Tass', 'D')],
    words: '4 outlets; origin named for 1',
  },
  { evidence: [passage('Tass', 'A'), passage('Reuters', 'B')], words: '2 outlets; all rely on 2 origins' },
  { evidence: [passage('Tass', 'A')], words: '1 outlet, 1 origin' },
  { evidence: [passage('', 'A')], words: '1 outlet; no origin named' },
  { evidence: [], words: '0 outlets; no origin named' },
])('[C5] what is known of the origins is said: $words', ({ evidence, words }) => {
  expect(describeOrigins(evidence)).toBe(words);
});
