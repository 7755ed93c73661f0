import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseInput } from './parse-input.ts';

const schema = z.object({
  id: z.uuid().optional(),
  title: z.string().min(1, 'story.title-missing').max(20, 'title.too-long').optional(),
  role: z
    .string()
    .refine((role) => role === 'ox', { error: 'member.role', params: { values: ['ox'] } })
    .optional(),
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
  [{ title: '' }, 'Give the story a title.'],
  [{ title: 'a long one'.repeat(3) }, 'A title has at most 20 characters.'],
  [{ role: 'ass' }, 'A role is one of ox.'],
  ['nothing', 'Invalid input: expected object, received string.'],
  [{ id: 'x' }, 'id: Invalid UUID.'],
  [{ title: 'a\0b' }, 'The text contains an invalid character. Type it again.'],
  [{ title: 'half \ud800 a pair' }, 'The text contains an invalid character. Type it again.'],
  [{ parts: [{ deep: ['\0'] }] }, 'The text contains an invalid character. Type it again.'],
  [{ parts: [{ '\0': 1 }] }, 'The text contains an invalid character. Type it again.'],
])('[G4] %j is refused with a sentence', (input, message) => {
  expect(faultOf(input)).toMatchObject({ code: 'INVALID', message });
});

test('[G9] the failure carries the id that the schema names, with the schema’s own numbers', () => {
  expect(faultOf({ title: 'a long one'.repeat(3) })).toMatchObject({ id: 'title.too-long', params: { maximum: 20 } });
  expect(faultOf({ id: 'x' })).toMatchObject({ id: 'input.invalid', params: { field: 'id', problem: 'Invalid UUID' } });
});

test('[G4] whole characters of every kind, and bytes, are taken as they are', () => {
  const input = { title: 'Bakı 𝄞 \n\t', bytes: new Uint8Array([0, 255]) };
  expect(parseInput(schema, input)).toEqual(input);
});
