import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readRichText, toRichTextDoc } from '#lib/annotation/rich-text.ts';
import { writeRichTextNodes } from '#lib/annotation/write-rich-text.ts';
import { readNote } from './read-note.ts';

const words = (text: string, ...marks: object[]) => ({ type: 'text', text, marks });
const paragraph = (...content: object[]) => ({ type: 'paragraph', content });
const bold = { type: 'bold' };

test('[N14] HTML keeps its marks and links to the web', () => {
  const link = { type: 'link', attrs: { href: 'https://ok.example/' } };
  expect(readNote('<p>see <a href="https://ok.example/"><b>this</b></a></p>', 'text/html')).toEqual([
    paragraph(words('see '), words('this', link, bold)),
  ]);
});

test('[N14] Markdown is read as what it means', () => {
  expect(readNote('A note in *Markdown*.\n\n- one\n- two', 'text/markdown')).toEqual([
    paragraph(words('A note in '), words('Markdown', { type: 'italic' }), words('.')),
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [paragraph(words('one'))] },
        { type: 'listItem', content: [paragraph(words('two'))] },
      ],
    },
  ]);
});

test.each([
  ['a script', '<script>alert(1)</script>kept<style>p{}</style>', 'kept'],
  ['a handler', '<img src=x onerror="alert(1)" alt="a map">', 'a map'],
  ['a link that runs', '<a href="javascript:alert(1)">click</a>', 'click'],
  ['an element that is unknown', '<constructor>kept</constructor> <x-y>too</x-y>', 'kept too'],
  ['a comment', 'a<!-- not this -->b', 'ab'],
  ['an end that is missing', '<p><b>bold <i>both', 'bold both'],
  ['entities', '5 &lt; 6 &amp; 7&nbsp;%', '5 < 6 & 7 %'],
  ['a heading and a table', '<h1>Head</h1><table><tr><td>a</td><td> b</td></tr></table>', 'Head\na b'],
  ['nothing', '<p> </p>', ''],
])('[N14] of markup only words and known marks come in: %s', (_name, html, expected) => {
  const fragment = new Y.Doc().getXmlFragment('note');
  writeRichTextNodes(fragment, readNote(html, 'text/html'));
  expect(readRichText(fragment)).toBe(expected);
  expect(JSON.stringify(toRichTextDoc(fragment))).not.toMatch(/alert|javascript|onerror/);
});

test('[N14] markup nested without end is read as its words', () => {
  const deep = 50_000;
  const html = `${'<blockquote><b>'.repeat(deep)}words`;
  expect(JSON.stringify(readNote(html, 'text/html'))).toContain('words');
});
