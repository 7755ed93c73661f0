import { describe, expect, it } from 'vitest';
import { readArticle } from './read-article.ts';

const FILE =
  '---\noutlet: Harbour Post\ndate: 2025-06-30\ngrade: C\nretelling: true\nnote: left out\n---\n\nPier closed.\n';

describe('readArticle', () => {
  it('[R7] takes the details from the top of a Markdown file, and keeps them out of the text', () => {
    const { text, details } = readArticle(new TextEncoder().encode(FILE), 'pier.md');
    expect(text).toBe('Pier closed.');
    expect(details).toEqual({ outlet: 'Harbour Post', date: '2025-06-30', grade: 'C', retelling: true });
  });

  it('[R7] leaves the same lines in any other file', () => {
    expect(readArticle(new TextEncoder().encode(FILE), 'pier.txt').text).toContain('outlet: Harbour Post');
  });

  it('[R7] refuses a wrong detail by its name', () => {
    const wrong = FILE.replace('grade: C', 'grade: Z');
    expect(() => readArticle(new TextEncoder().encode(wrong), 'pier.md')).toThrow(/"grade".*A to F/);
  });

  it.each([
    ['blank space', ' \n\t\u200b\n', 'pier.txt'],
    ['front matter without a text', '---\noutlet: Harbour Post\n---\n', 'pier.md'],
  ])('[R2] refuses %s', (_, content, fileName) => {
    expect(() => readArticle(content, fileName)).toThrow(/only white space/);
  });
});
