import { expect, test } from 'vitest';
import { describeFailure } from './describe-failure.ts';
import { SetupError } from './step.mjs';

const cases = [
  { error: new SetupError('Port 3000 is in use. Choose another.'), line: 'Port 3000 is in use. Choose another.' },
  {
    error: Object.assign(new Error('no'), { code: 'EACCES', path: '/data' }),
    line: '/data is closed to this user. Run as the user who owns it, or make the folder yours.',
  },
  {
    error: Object.assign(new Error('no'), { code: 'ENOSPC' }),
    line: 'The disk is full. Make room and run again.',
  },
];

test.each(cases)('[S2] a failure is told in one line: $line', ({ error, line }) => {
  expect(describeFailure(error, 'start')).toBe(line);
});
