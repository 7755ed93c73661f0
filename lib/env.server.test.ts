import { expect, test } from 'vitest';
import { parseEnv, parseServingEnv } from './env.server.ts';

test('[M6] without any setting the defaults hold', () => {
  expect(parseEnv({})).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DATA_DIR: '.data', DEMO: '0' });
});

test('[M6] an empty value counts as unset', () => {
  expect(parseEnv({ PORT: '', DATABASE_URL: '' })).toMatchObject({ PORT: 3000 });
});

test('[M6] each wrong value has a line of its own that names it', () => {
  const wrong = { PORT: '70000', DATABASE_URL: 'mysql://x', AUTH_SECRET: 'short', DEMO: 'yes' };
  let message = '';
  try {
    parseEnv(wrong);
  } catch (error) {
    message = String(error instanceof Error ? error.message : error);
  }
  const lines = message.split('\n');
  expect(lines.map((line) => line.split(':')[0]).sort()).toEqual(Object.keys(wrong).sort());
});

test('[M6] a server needs a secret outside the demo, reported with all other wrong settings', () => {
  const DATABASE_URL = 'postgres://127.0.0.1/touchstone';
  expect(parseServingEnv({}).PORT).toBe(3000);
  expect(parseServingEnv({ DATABASE_URL, DEMO: '1' }).PORT).toBe(3000);
  expect(parseServingEnv({ DATABASE_URL, AUTH_SECRET: 's'.repeat(32) }).PORT).toBe(3000);
  expect(() => parseServingEnv({ DATABASE_URL })).toThrow(/^AUTH_SECRET: [^\n]+$/);
  expect(() => parseServingEnv({ DEMO: '0' })).toThrow(/^AUTH_SECRET: [^\n]+$/);
  expect(() => parseServingEnv({ DATABASE_URL, PORT: 'x' })).toThrow(/^PORT: [^\n]+\nAUTH_SECRET: [^\n]+$/);
});

test('[M22] the demo is served to others only where DEMO=1 says so', () => {
  const local = [{}, { BASE_URL: 'http://localhost:3000' }, { HOST: '::1' }, { BASE_URL: 'http://demo.localhost' }];
  for (const settings of local) expect(parseServingEnv(settings).PORT).toBe(3000);
  for (const settings of [{ BASE_URL: 'https://facts.example' }, { HOST: '0.0.0.0' }, { HOST: '10.0.0.7' }]) {
    expect(() => parseServingEnv(settings)).toThrow(/^DEMO: [^\n]+$/);
    expect(parseServingEnv({ ...settings, DEMO: '1' }).PORT).toBe(3000);
  }
});
