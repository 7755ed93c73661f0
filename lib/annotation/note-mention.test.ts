import { expect, test } from 'vitest';
import { excerptOf, listMentioned, mentionOf, nameMentions } from './note-mention.ts';
import { labelMentions } from './rich-text.ts';

const ZORA = '0193c7f2-0000-7000-8000-00000000000a';
const BO = '0193c7f2-0000-7000-8000-00000000000b';
const NAMES = new Map([
  [ZORA, 'Zora $& Quill'],
  [BO, 'Bo'],
]);
const nameOf = (id: string) => NAMES.get(id) ?? 'Former member';

test('[N18] in plain text a mention reads "@" and the member’s name', () => {
  const text = `Ask ${mentionOf(ZORA)}, ${mentionOf(BO)}, ${mentionOf(BO)} and @[somebody].`;
  expect(nameMentions(text, nameOf)).toBe('Ask @Zora $& Quill, @Bo, @Bo and @[somebody].');
  expect(listMentioned(text)).toEqual([ZORA, BO]);
  expect(nameMentions(mentionOf(ZORA.replace('a', 'f')), nameOf)).toBe('@Former member');
});

test('[N18] the start of a text cuts neither a mention nor a character in two', () => {
  const text = `Ask ${mentionOf(ZORA)} 🌊`;
  expect(excerptOf(text, text.length)).toBe(text);
  for (let max = 5; max < 4 + mentionOf(ZORA).length; max += 1) expect(excerptOf(text, max)).toBe('Ask ');
  expect(excerptOf(text, text.length - 1).isWellFormed()).toBe(true);
});

test('[N18] what is shown is the member’s name, whatever label the client wrote', () => {
  const mention = { type: 'mention', attrs: { id: BO, label: 'The Editor in Chief', style: 'x' } };
  const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'See ' }, mention] }] };
  const shown = { type: 'mention', attrs: { id: BO, label: 'Bo' } };
  expect(labelMentions(doc, nameOf)).toEqual({
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: 'See ' }, shown] }],
  });
});
