import { expect, test } from 'vitest';
import { OUTLET_NOT_NAMED } from '#lib/source/outlet.ts';
import { sampleClaim } from '#seeds/sample-snapshot.ts';
import { isReady } from './check-sheet.ts';
import { checkSources } from './check-sources.ts';

const [PASSAGE] = sampleClaim().evidence;
if (!PASSAGE) throw new Error('the sample claim has no evidence');
const citing = (number: number, ...evidence: Partial<typeof PASSAGE>[]) => ({
  number,
  evidence: evidence.map((part) => ({ ...PASSAGE, ...part })),
});

test('[F38] a sheet whose cited articles all have an outlet and a date meets the point', () => {
  expect(checkSources([citing(1, {})]).met).toBe(true);
  expect(checkSources([]).met).toBe(true);
});

test('[F38] each article without one is named once, with what is missing and the claims that cite it', () => {
  const nameless = { revisionSha256: 'a', title: 'Harbour', outlet: OUTLET_NOT_NAMED, publishedOn: null };
  const undated = { revisionSha256: 'b', title: 'Storm', publishedOn: null };
  const { met, fix } = checkSources([citing(1, nameless, nameless), citing(4, nameless, undated, {})]);
  expect(met).toBe(false);
  expect(fix).toContain('“Harbour” has no outlet and date (claims 1, 4).');
  expect(fix).toContain('“Storm” has no date (claim 4).');
});

test('[F38] what is missing is shown and keeps nothing from being published', () => {
  expect(isReady([checkSources([citing(1, { publishedOn: null })])])).toBe(true);
});
