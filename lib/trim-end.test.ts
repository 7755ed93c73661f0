import { expect, test } from 'vitest';
import { trimEndOf } from './trim-end.ts';

test.each([
  ['a//', 'a'],
  ['//', ''],
  ['/a', '/a'],
  ['', ''],
])('[G13] %j ends without its slashes as %j', (text, trimmed) => expect(trimEndOf(text, /\//)).toBe(trimmed));
