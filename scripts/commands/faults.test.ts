import { expect, test } from 'vitest';
import { run } from './faults.ts';

test.each([['--rounds', '0'], ['--rounds', '-1'], ['--rounds', 'many'], ['no-such-fault']])(
  '[S2] the fault suite refuses arguments with which it would try nothing: %s %s',
  async (...args) => {
    await expect(run(args)).rejects.toMatchObject({ name: 'SetupError', message: expect.stringMatching(/^[^\n]+$/) });
  },
);
