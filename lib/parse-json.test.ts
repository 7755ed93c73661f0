import { expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';

test.each(['', '{', "{'a':1}", '{"a":1}x', '\uFEFF{}', 'undefined', 'NaN', '[1,]'])(
  '[G4] %j is no JSON, and reading it throws nothing',
  (text) => expect(parseJson(text)).toBeUndefined(),
);

test.each([
  ['null', null],
  ['[1, "a"]', [1, 'a']],
  ['{"__proto__": 1}', JSON.parse('{"__proto__": 1}')],
])('[G4] %s is read', (text, value) => expect(parseJson(text)).toEqual(value));
