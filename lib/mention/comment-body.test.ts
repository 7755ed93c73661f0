import { expect, test } from 'vitest';
import { COMMENT_MAX_LENGTH, commentBodySchema, listMentioned, readComment } from './comment-body.ts';

const ID = '0193c7f2-0000-7000-8000-000000000001';
const doc = (...content: unknown[]) => ({ type: 'doc', content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });
const words = (text: string, ...marks: unknown[]) => ({ type: 'text', text, ...(marks.length > 0 && { marks }) });
const nested = (depth: number): unknown =>
  depth === 0 ? paragraph(words('deep')) : { type: 'blockquote', content: [nested(depth - 1)] };

test('[I2] paragraphs, lists, quotes, breaks, marks, web links and mentions are kept as they are', () => {
  const body = doc(
    paragraph(
      words('See ', { type: 'bold' }),
      words('this', { type: 'link', attrs: { href: 'https://example.test/a' } }),
    ),
    paragraph(),
    { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph({ type: 'hardBreak' }, words('one'))] }] },
    { type: 'blockquote', content: [paragraph({ type: 'mention', attrs: { id: ID, label: 'Ada' } })] },
  );
  expect(commentBodySchema.parse(body)).toEqual(body);
  expect(readComment(commentBodySchema.parse(body))).toBe('See this\n\n\none\n@Ada');
});

test.each([
  ['a script', doc({ type: 'script', content: [words('alert(1)')] })],
  ['an image', doc(paragraph({ type: 'image', attrs: { src: 'x', onerror: 'alert(1)' } }))],
  ['raw HTML', '<p>words</p>'],
  ['a link to a script', doc(paragraph(words('a', { type: 'link', attrs: { href: 'javascript:alert(1)' } })))],
  ['a link to data', doc(paragraph(words('a', { type: 'link', attrs: { href: 'data:text/html,<script>' } })))],
  ['a link with a space', doc(paragraph(words('a', { type: 'link', attrs: { href: 'https://a b' } })))],
  ['an unknown mark', doc(paragraph(words('a', { type: 'textStyle', attrs: { style: 'x' } })))],
  ['a mention of no member', doc(paragraph({ type: 'mention', attrs: { id: 'everyone', label: 'all' } }))],
  ['nothing', doc()],
  ['nothing but white space', doc(paragraph(words('  ')))],
  ['too many words', doc(paragraph(words('x'.repeat(COMMENT_MAX_LENGTH + 1))))],
  ['endless nesting', doc(nested(5_000))],
  ['a crowd of nodes', doc(...Array.from({ length: 20_000 }, () => paragraph(words('x'))))],
  ['null', null],
])('[I2] %s is refused', (_, body) => {
  expect(commentBodySchema.safeParse(body).success).toBe(false);
});

test('[I2] attributes that are not known are dropped', () => {
  const href = 'https://example.test/';
  const marks = [{ type: 'link', attrs: { href, onclick: 'alert(1)', target: '_top' } }];
  const parsed = commentBodySchema.parse(
    doc({ type: 'paragraph', attrs: { style: 'x' }, content: [{ type: 'text', text: 'a', marks }] }),
  );
  expect(parsed).toEqual(doc(paragraph(words('a', { type: 'link', attrs: { href } }))));
});

test('[I5] each member who is named is listed once', () => {
  const mention = { type: 'mention', attrs: { id: ID, label: 'Ada' } };
  expect(listMentioned(commentBodySchema.parse(doc(paragraph(mention, mention))))).toEqual([ID]);
});
