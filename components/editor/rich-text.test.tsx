import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { type RichTextNode, toRichTextDoc, writeRichText } from '#lib/annotation/rich-text.ts';
import { RichText } from './rich-text.tsx';

const INHERITED = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];

function render(doc: RichTextNode): string {
  return renderToStaticMarkup(<RichText doc={doc} />)
    .replace(/^<div class="rich-text">/, '')
    .replace(/<\/div>$/, '');
}

function renderLine(node: RichTextNode): string {
  return render({ type: 'doc', content: [{ type: 'paragraph', content: [node] }] });
}

/** A note in a draft, as the editor's binding writes it. */
function makeFragment(...nodes: (Y.XmlElement | Y.XmlText)[]): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment('note');
  fragment.insert(0, nodes);
  return fragment;
}

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name);
  made.insert(0, children);
  return made;
}

function words(text: string, marks: Record<string, unknown> = {}): Y.XmlText {
  const made = new Y.XmlText();
  made.insert(0, text, marks);
  return made;
}

test('[N13] blocks, breaks, marks and mentions have their elements', () => {
  const list = element('bulletList', element('listItem', element('paragraph', words('one'), element('hardBreak'))));
  const quote = element('blockquote', element('paragraph', words('two', { bold: {}, italic: true })));
  expect(render(toRichTextDoc(makeFragment(list, quote)))).toBe(
    '<ul><li><p>one<br/></p></li></ul><blockquote><p><em><strong>two</strong></em></p></blockquote>',
  );
  expect(renderLine({ type: 'mention', attrs: { id: '1', label: 'Ada' } })).toBe(
    '<p><span class="mention">@Ada</span></p>',
  );
});

test('[N13] words are only ever text', () => {
  const fragment = makeFragment();
  writeRichText(fragment, '<img src=x onerror=alert(1)>\n\n&lt;');
  expect(render(toRichTextDoc(fragment))).toBe('<p>&lt;img src=x onerror=alert(1)&gt;</p><p></p><p>&amp;lt;</p>');
});

test.each(['https://example.org/a?b#c', 'HTTP://example.org'])('[N13] %s is a link', (href) => {
  expect(renderLine({ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }] })).toContain(
    `<a href="${href}" rel="noopener noreferrer nofollow" target="_blank">here</a>`,
  );
});

test.each([
  'javascript:alert(1)',
  ' JavaScript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  '//example.org',
  '/settings',
  '',
  null,
  { toString: () => 'https://example.org' },
])('[N13] a link to %j leads nowhere', (href) => {
  expect(renderLine({ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }] })).toBe('<p>here</p>');
});

test.each(['heading', 'iframe', 'script', ...INHERITED])('[N13] a node named %s shows its words alone', (name) => {
  const fragment = makeFragment(element(name, element('paragraph', words('kept'))));
  expect(render(toRichTextDoc(fragment))).toBe('<p>kept</p>');
});

test.each(['highlight', ...INHERITED])('[N13] a mark named %s changes nothing', (name) => {
  expect(renderLine({ type: 'text', text: 'kept', marks: [{ type: name }] })).toBe('<p>kept</p>');
});

test('[N13] text without a block, and a mark that may overlap itself, are shown', () => {
  const fragment = makeFragment(words('bare'), element('paragraph', words('bold', { 'bold--a1b2c3d4': {} })));
  expect(render(toRichTextDoc(fragment))).toBe('bare<p><strong>bold</strong></p>');
});

test('[N13] whatever a draft names its nodes and marks, the words show', () => {
  const name = fc.oneof(fc.constantFrom(...INHERITED, 'paragraph', 'text', 'doc', 'mention'), fc.string());
  fc.assert(
    fc.property(name, name, fc.stringMatching(/^[a-z]+$/), (node, mark, text) => {
      const fragment = makeFragment(element(node, words(text, { [mark]: {} })));
      const isLeaf = ['mention', 'hardBreak'].includes(node);
      return isLeaf || render(toRichTextDoc(fragment)).includes(text);
    }),
  );
});

test('[N13] drawn again, the same words keep their elements', () => {
  const doc: RichTextNode = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a' }] }] };
  const keysOf = (tree: unknown) => JSON.stringify(tree, (key, value) => (key === '_owner' ? undefined : value));
  expect(keysOf(RichText({ doc }))).toBe(keysOf(RichText({ doc })));
});
