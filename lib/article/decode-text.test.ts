import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '#lib/errors.ts';
import { ARTICLE_LIMIT_BYTES, decodeText } from './decode-text.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...values: number[]) => Uint8Array.from(values);

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2));
  view.setUint16(0, 0xfeff, littleEndian);
  for (let i = 0; i < text.length; i += 1) view.setUint16(2 + i * 2, text.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

function refusal(content: Uint8Array): AppError {
  try {
    decodeText(content);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('decodeText', () => {
  const accepted: [string, Uint8Array][] = [
    ['UTF-8', utf8('Bakı, “quoted” 🕊')],
    ['UTF-8 with a byte order mark', bytes(0xef, 0xbb, 0xbf, ...utf8('Bakı, “quoted” 🕊'))],
    ['UTF-16, little end first', utf16('Bakı, “quoted” 🕊', true)],
    ['UTF-16, big end first', utf16('Bakı, “quoted” 🕊', false)],
  ];
  it.each(accepted)('[R1] reads %s', (_, content) => {
    expect(decodeText(content).text).toBe('Bakı, “quoted” 🕊');
  });

  const refused: [string, ErrorCode, RegExp, Uint8Array][] = [
    ['an empty file', 'INVALID', /empty/, bytes()],
    ['a file over the limit', 'TOO_LARGE', /5 MiB/, new Uint8Array(ARTICLE_LIMIT_BYTES + 1).fill(0x61)],
    ['a file with NUL bytes', 'UNSUPPORTED', /binary/, bytes(0x61, 0x00, 0x62)],
    ['UTF-16 that holds NUL', 'UNSUPPORTED', /binary/, utf16('a\0b', true)],
    ['a PDF', 'UNSUPPORTED', /PDF/, utf8('%PDF-1.7 …')],
    ['a Word document', 'UNSUPPORTED', /Word/, bytes(0x50, 0x4b, 0x03, 0x04, 0x14)],
    ['Windows-1251', 'UNSUPPORTED', /Save it as UTF-8/, bytes(0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2)],
    ['UTF-16 cut in the middle of a character', 'UNSUPPORTED', /Save it as UTF-8/, bytes(0xff, 0xfe, 0x61)],
    ['UTF-32', 'UNSUPPORTED', /Save it as UTF-8/, bytes(0xff, 0xfe, 0, 0, 0x61, 0, 0, 0)],
  ];
  it.each(refused)('[R2] refuses %s with a sentence that says what to do', (_, code, words, content) => {
    const error = refusal(content);
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
  });

  it('[R2] takes a file of exactly the limit', () => {
    expect(decodeText(new Uint8Array(ARTICLE_LIMIT_BYTES).fill(0x61)).text).toHaveLength(ARTICLE_LIMIT_BYTES);
  });
});
