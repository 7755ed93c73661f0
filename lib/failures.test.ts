import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { CLAIM_FAILURES } from './claim-failures.ts';
import { AppError, isAppError } from './errors.ts';
import { FACTSHEET_FAILURES } from './factsheet-failures.ts';
import { FAILURES } from './failures.ts';
import { IMPORT_FAILURES } from './import-failures.ts';
import { INPUT_FAILURES } from './input-failures.ts';

test('[G9] a failure carries its id, its parameters and the sentence of the catalogue', () => {
  const error = new AppError('claim.merged-into', { number: 3, into: 4 });
  expect(error).toMatchObject({
    code: 'CONFLICT',
    status: 409,
    id: 'claim.merged-into',
    params: { number: 3, into: 4 },
  });
  expect(error.message).toBe('Claim 3 was merged into claim 4. Continue there.');
  expect(isAppError(AppError.of(['policy.vote']))).toBe(true);
});

test('[G9] the catalogue holds no failure that nothing names', async () => {
  const sources: string[] = [];
  for await (const path of glob('{app,components,lib,scripts,seeds}/**/*.{ts,tsx}')) {
    if (!/failures\.ts$|\.test\.tsx?$/.test(path)) sources.push(readFileSync(path, 'utf8'));
  }
  const text = sources.join('\n');
  expect(Object.keys(FAILURES).filter((id) => !text.includes(`'${id}'`))).toEqual([]);
  expect(sources.length).toBeGreaterThan(200);
});

test('[G9] an id stands in one part of the catalogue', () => {
  const parts = [INPUT_FAILURES, IMPORT_FAILURES, CLAIM_FAILURES, FACTSHEET_FAILURES].flatMap(Object.keys);
  expect(parts.filter((id, index) => parts.indexOf(id) !== index)).toEqual([]);
  expect(Object.keys(FAILURES)).toEqual(expect.arrayContaining(parts));
});
