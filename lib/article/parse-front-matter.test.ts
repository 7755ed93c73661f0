import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAppError } from '#lib/errors.ts';
import { parseFrontMatter } from './parse-front-matter.ts';
import { readArticle } from './read-article.ts';

const TEXT = 'Pier closed.';
const fence = (yaml: string) => `---\n${yaml}\n---\n${TEXT}`;
const read = (yaml: string) => parseFrontMatter(fence(yaml));

describe('values', () => {
  test.each([
    ['title: "Pier: closed"', { title: 'Pier: closed' }],
    ["title: 'It''s closed'", { title: "It's closed" }],
    ['language: "en"', { language: 'en' }],
    ['title: >\n  Pier closed\n  after the storm', { title: 'Pier closed after the storm' }],
    ['title: |\n  Pier closed\n  after the storm', { title: 'Pier closed after the storm' }],
    ['title: Pier closed\n  after the storm', { title: 'Pier closed after the storm' }],
    ['title: 1984', { title: '1984' }],
    ['title: 0x10', { title: '0x10' }],
    ['title: 1.0', { title: '1.0' }],
    ['title: yes', { title: 'yes' }],
    ['title: True', { title: 'True' }],
    ['outlet: Harbour Post # as printed', { outlet: 'Harbour Post' }],
    ['outlet: Post #1', { outlet: 'Post' }],
    ['outlet: "Post #1"', { outlet: 'Post #1' }],
    ['title: "Ħamrun – ça suffit! ماذا حدث؟"', { title: 'Ħamrun – ça suffit! ماذا حدث؟' }],
    ['url: https://example.org/a?b=c#d', { url: 'https://example.org/a?b=c#d' }],
    ['retelling: true\ngrade: "B"', { retelling: true, grade: 'B' }],
    ['"title": Quoted key', { title: 'Quoted key' }],
    ['{title: Flow, grade: A}', { title: 'Flow', grade: 'A' }],
    ['note: &post Harbour Post\noutlet: *post', { outlet: 'Harbour Post' }],
    ['title: "A\\tB\\u0000\\uD800\\u200b"', { title: 'A B\ufffd' }],
    ['title:\nurl: null\noutlet: ~\nlanguage: ""', {}],
    ['layout: post\ntags: [a, b]\nauthor: {name: X}\ntitle: Known', { title: 'Known' }],
    ['layout: post\ntags:\n  - a', {}],
    ['__proto__: x\nconstructor: y\ntitle: Known', { title: 'Known' }],
    ['', {}],
    ['# a comment\nlayout: post', {}],
    ['layout: post\nfeatured_image: /pier.png', {}],
    ['description: The pier is closed, and nobody knows why.', {}],
  ])('[R7] %j', (yaml, details) => expect(read(yaml)).toEqual({ details, body: TEXT }));
});

describe('the day that the outlet printed', () => {
  test.each([
    ['2025-06-30', '2025-06-30'],
    ['"2025-06-30"', '2025-06-30'],
    ['2025-07-01T23:30:00+04:00', '2025-07-01'],
    ['2025-07-01T00:30:00+04:00', '2025-07-01'],
    ['2025-07-01T23:30:00-11:00', '2025-07-01'],
    ['2025-07-01T23:30:00.123Z', '2025-07-01'],
    ['"2025-07-01T23:30"', '2025-07-01'],
    ['2025-07-01 23:30:00 +4', '2025-07-01'],
  ])('[R7] date: %s is %s', (written, date) => expect(read(`date: ${written}`).details).toEqual({ date }));

  test.each(['2025-07-01T', '2025-07-01Tnoon', '2025-07-01T99:00', '1 July 2025', '2025-02-30T10:00Z', '20250701'])(
    '[R7] date: %s is refused',
    (written) => expect(() => read(`date: ${written}`)).toThrow(/^Line 2 of the file, "date": Give the date as/),
  );
});

describe('refusals name key and line', () => {
  test.each([
    ['outlet: Post\ngrade: Z', 'Line 3 of the file, "grade": Give a grade from A to F. Correct it and import again.'],
    ['retelling: yes', 'Line 2 of the file, "retelling": Give true or false. Correct it and import again.'],
    ['outlet: Post\ntitle: Pier: closed', 'Line 3 of the file, "title": A value with a colon in it needs quotes'],
    ['title: "Pier\noutlet: Post', 'Line 2 of the file, "title": A quote, a bracket or a colon is missing'],
    ['title: A\noutlet: Post\ntitle: B', 'Line 4 of the file, "title": This key is there twice'],
    ['tags: a\ntags: b\ntitle: C', 'Line 3 of the file, "tags": This key is there twice'],
    ['title: [a, b]', 'Line 2 of the file, "title": Write one value, not a list or a reference'],
    ['outlet:\n  name: Post', 'Line 2 of the file, "outlet": Write one value, not a list or a reference'],
    ['title: *nothing', 'Line 2 of the file, "title": Write one value, not a list or a reference'],
    ['outlet: Post\n\ttitle: A', 'Line 2 of the file, "outlet"'],
    ['title: @pier', 'Line 2 of the file, "title": A value that begins with this character needs quotes'],
    ['title: A\n...\nb: c', 'Line 2 of the file, "title": This is not valid YAML'],
  ])('[R7] %j', (yaml, message) => expect(() => read(yaml)).toThrow(message));
});

describe('the text is never lost', () => {
  test.each([
    ['no fence', 'title: A\n---\nB'],
    ['no closing fence', '---\ntitle: A\n\nB'],
    ['a fence of four', '----\ntitle: A\n----\nB'],
    ['words between two thematic breaks', '---\nThe pier is closed.\n---\nB'],
    ['a sentence with a colon between them', '---\nThe minister said: we close.\n---\nB'],
    ['words that are no YAML between them', '---\nHe said: "we close": now.\n---\nB'],
    ['a list between them', '---\n- one\n- two\n---\nB'],
    ['a word with a colon between them', '---\nUpdate: the pier is open again.\n---\nB'],
    ['a small word with a colon between them', '---\nupdate: open again\n---\nB'],
    ['several of them', '---\nCorrection: it was Tuesday.\nUpdate: it is open.\n---\nB'],
    ['a heading between them', '---\n# The pier\n---\nB'],
    ['a heading and words between them', '---\n# The pier\nIt is closed.\n---\nB'],
    ['a speaker and words between them', '---\nQ: Who closed it?\nA: The mayor.\n---\nB'],
    ['a place and a time between them', '---\nHarbour:\n  10:30 closed\n---\nB'],
    [
      'words beside what could be a key',
      '---\nsource: the harbour office\nupdate: it was closed for a whole day\n---\nB',
    ],
    ['more than front matter ever holds', `---\n${'title: A\n'.repeat(2000)}\n---\nB`],
  ])('[R7] %s: all is text', (_, text) => expect(parseFrontMatter(text)).toEqual({ details: {}, body: text }));

  test('[R7] thematic breaks below stay in the text', () => {
    expect(parseFrontMatter('---\ntitle: A\n---\nB\n\n---\n\nC').body).toBe('B\n\n---\n\nC');
    expect(parseFrontMatter('---\ntitle: A\nnote: |\n  ---\n  x\n---\nB').body).toBe('B');
  });

  test('[R7] lines may end as on Windows, after a byte order mark', () => {
    const bytes = new TextEncoder().encode('\ufeff---\r\ntitle: "A: b"  \r\n---\r\n\r\nB\r\n');
    expect(readArticle(bytes, 'a.md')).toMatchObject({ text: 'B', details: { title: 'A: b' } });
  });

  test('[R7] whatever the lines say, they are read, refused in words, or text', () => {
    const yaml = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(
        fc.constantFrom('title', ': ', '\n', '"', '- ', '[', '{', '&a ', '*a', '!', '|', '  ', '#', '2025-01-01'),
      ),
    );
    fc.assert(
      fc.property(yaml, (lines) => {
        const text = fence(typeof lines === 'string' ? lines : lines.join(''));
        try {
          return text.endsWith(parseFrontMatter(text).body);
        } catch (error) {
          return isAppError(error) && error.code === 'INVALID';
        }
      }),
    );
  });
});

describe('hostile front matter', () => {
  const LAUGHS = Array.from(
    { length: 30 },
    (_, i) =>
      `k${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(', ')}]`,
  );

  test('[R7] nested aliases are not expanded', () => {
    const bomb = `k: &a-1 lol\n${LAUGHS.join('\n')}`;
    expect(read(`${bomb}\ntitle: A`).details).toEqual({ title: 'A' });
    expect(() => read(`${bomb}\ntitle: *a29`)).toThrow(/"title": Write one value/);
  });

  test.each([
    ['brackets', `title: ${'['.repeat(16_000)}`],
    ['maps', `title: ${'{a: '.repeat(4_000)}`],
    ['lists', `title:\n${'- '.repeat(8_000)}`],
  ])('[R7] endless %s are refused', (_, yaml) => expect(() => read(yaml)).toThrow(/^Line \d+ of the file/));
});
