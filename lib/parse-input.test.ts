import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput } from './parse-input.ts';

const schema = z.object({
  id: z.uuid().optional(),
  title: z.string().min(1, 'Give it a title.').optional(),
  parts: z.array(z.unknown()).optional(),
  bytes: z.instanceof(Uint8Array).optional(),
});
const faultOf = (input: unknown) => {
  try {
    return parseInput(schema, input);
  } catch (error) {
    return error;
  }
};

test.each([
  [{ title: '' }, 'Give it a title.'],
  [{ id: 'x' }, 'id: Invalid UUID.'],
  [{ title: 'a\0b' }, 'The text contains an invalid character. Type it again.'],
  [{ title: 'half \ud800 a pair' }, 'The text contains an invalid character. Type it again.'],
  [{ parts: [{ deep: ['\0'] }] }, 'The text contains an invalid character. Type it again.'],
  [{ parts: [{ '\0': 1 }] }, 'The text contains an invalid character. Type it again.'],
])('[G4] %j is refused with a sentence', (input, message) => {
  expect(faultOf(input)).toMatchObject({ code: 'INVALID', message });
});

test('[G4] whole characters of every kind, and bytes, are taken as they are', () => {
  const input = { title: 'Bakı 𝄞 \n\t', bytes: new Uint8Array([0, 255]) };
  expect(parseInput(schema, input)).toEqual(input);
});
