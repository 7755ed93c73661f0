import { expect, test } from 'vitest';
import { describeOrigins, groupOrigins } from './group-origins.ts';

const passage = (origin: string, outlet: string) => ({ origin, outlet });

test('[C5] the same origin in three outlets is one origin', () => {
  const evidence = [
    passage('Interior Ministry', 'A'),
    passage(' interior  ministry', 'B'),
    passage('INTERIOR MINISTRY', 'C'),
  ];
  expect(groupOrigins(evidence)).toEqual([{ origin: 'Interior Ministry', evidence }]);
  expect(describeOrigins(evidence)).toBe('3 passages, 1 origin');
});

test('[C5] without an origin a passage relies on its outlet, also where another names that outlet', () => {
  const evidence = [passage('', 'Morning Post'), passage('morning post', 'Evening Post'), passage('', 'Evening Post')];
  expect(groupOrigins(evidence).map(({ origin, evidence: group }) => [origin, group.length])).toEqual([
    ['Morning Post', 2],
    ['Evening Post', 1],
  ]);
});

test('[C5] one passage and none are said in plain words', () => {
  expect(describeOrigins([passage('', 'A')])).toBe('1 passage, 1 origin');
  expect(describeOrigins([])).toBe('0 passages, 0 origins');
});
