import { expect, test } from 'vitest';
import { ERROR_STATUS } from './error-status.ts';
import { AppError, isAppError } from './errors.ts';
import { FAILURES } from './failures.ts';

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

test.each(Object.entries(FAILURES))('[G9] %s is of a known kind', (_id, { code }) => {
  expect(ERROR_STATUS).toHaveProperty(code);
});
