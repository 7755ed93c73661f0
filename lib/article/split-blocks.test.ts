import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from './normalise-text.ts';
import { splitBlocks } from './split-blocks.ts';

describe('splitBlocks', () => {
  it('[R4] makes a block of each line, and leaves a heading its words only', () => {
    const text = 'One.\n\n## Two\nThree.';
    const blocks = splitBlocks(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);
    expect(blocks).toEqual([
      ['paragraph', 'One.'],
      ['heading', 'Two'],
      ['paragraph', 'Three.'],
    ]);
  });

  it('[R4] a marker without words is a paragraph', () => {
    expect(splitBlocks('##')).toEqual([{ kind: 'paragraph', start: 0, end: 2 }]);
    expect(splitBlocks('## ')).toEqual([{ kind: 'paragraph', start: 0, end: 3 }]);
  });

  const lines = fc
    .array(
      fc.oneof(
        fc.string(),
        fc.string().map((words) => `## ${words}`),
        fc.constant(''),
      ),
    )
    .map((all) => all.join('\n'));
  it('[R4] every character that is no newline and in no marker lies in exactly one block', () => {
    fc.assert(
      fc.property(lines, (raw) => {
        const { text } = normaliseText(raw);
        let rebuilt = '';
        let at = 0;
        for (const { start, end } of splitBlocks(text)) {
          const gap = text.slice(at, start);
          expect(gap).toMatch(/^\n*(## )?$/);
          rebuilt += gap + text.slice(start, end);
          at = end;
        }
        expect(rebuilt + text.slice(at)).toBe(text);
      }),
    );
  });
});
