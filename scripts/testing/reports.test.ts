import { expect, test } from 'vitest';
import { readPlaywrightReport } from './run-browser.ts';
import { readVitestReport } from './run-vitest.ts';

const RED = '\u001b[31m';

test('[G14] of vitest’s report what failed, was skipped or could not be loaded is named', () => {
  const passed = { fullName: 'a', status: 'passed', failureMessages: [] };
  const failed = { fullName: 'b', status: 'failed', failureMessages: [`${RED}Error: on purpose\n    at line 1`] };
  const skipped = { fullName: 'c', status: 'skipped', failureMessages: [] };
  const report = {
    testResults: [
      { name: 'one.test.ts', status: 'failed', message: '', assertionResults: [passed, failed, skipped] },
      { name: 'two.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
    ],
  };
  const { passed: count, failures } = readVitestReport(report);
  expect(count).toBe(1);
  expect(failures).toEqual([
    expect.stringMatching(/one\.test\.ts › b: Error: on purpose$/),
    expect.stringMatching(/one\.test\.ts › c: skipped$/),
    expect.stringMatching(/two\.test\.ts: Cannot find module$/),
  ]);
});

test('[G14] of Playwright’s report what failed, was skipped or passed only when tried again is named', () => {
  const spec = (title: string, status: string, message?: string) => ({
    title,
    file: 'a.spec.ts',
    tests: [{ status, results: [{ error: message === undefined ? undefined : { message } }] }],
  });
  const report = {
    errors: [{ message: 'no global set-up' }],
    suites: [
      { specs: [spec('a', 'expected')], suites: [{ specs: [spec('b', 'unexpected', `${RED}Error: gone\nmore`)] }] },
      { specs: [spec('c', 'flaky', 'slow'), spec('d', 'skipped')] },
    ],
  };
  expect(readPlaywrightReport(report)).toEqual({
    passed: 1,
    failures: ['no global set-up', 'a.spec.ts › b: Error: gone', 'a.spec.ts › c: slow', 'a.spec.ts › d: skipped'],
  });
});
