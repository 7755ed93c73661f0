import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from './normalise-text.ts';

describe('normaliseText', () => {
  const cases: [string, string, string, string[]][] = [
    ['Windows line ends', 'a\r\nb\rc', 'a\nb\nc', ['line_ends']],
    ['invisible characters', '\ufeffa\u200bb\u0007', 'ab', ['invisible']],
    ['half a surrogate pair', 'a\ud83d', 'a\ufffd', ['broken']],
    ['spaces at line ends', 'a \t\nb\u00a0', 'a\nb', ['trailing']],
    ['three blank lines', 'a\n\n\n\nb', 'a\n\nb', ['blank_lines']],
    ['nothing', 'a\n\n\nb\tc', 'a\n\n\nb\tc', []],
    ['joiners that Persian and emoji need', 'می‌خواهم 👩‍🚀', 'می‌خواهم 👩‍🚀', []],
  ];
  it.each(cases)('[R3] repairs %s and says so', (_, raw, text, repairs) => {
    expect(normaliseText(raw)).toEqual({ text, repairs });
  });

  const messy = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '\u200b', '\ud83d', '\ude00', '\0', '\u2028'),
  });
  it('[R3] a repaired text needs no repair', () => {
    fc.assert(
      fc.property(messy, (raw) => {
        const { text } = normaliseText(raw);
        expect(normaliseText(text)).toEqual({ text, repairs: [] });
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });

  it('[R3] is linear in a run of spaces', () => {
    const run = ' '.repeat(2_000_000);
    expect(normaliseText(`a${run}b`).text).toHaveLength(run.length + 2);
  });
});
