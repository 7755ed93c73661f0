import { expect, test } from 'vitest';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { composeNote } from './compose-note.ts';
import { IMPORT_MAX_COUNT, readWebAnnotations } from './read-web-annotations.ts';
import { toAnnotationPage } from './web-annotation.ts';

const TEXT = '🌊 The harbour was closed. Nobody said why the harbour was closed.';

const QUOTE = { type: 'TextQuoteSelector', exact: 'said why' };

function annotate(selector: unknown, rest: Record<string, unknown> = {}) {
  return { type: 'Annotation', target: { source: 'https://example.org/a', selector }, ...rest };
}

test('[N11] what is exported is read back as it was', () => {
  const start = TEXT.lastIndexOf('harbour');
  const selector = describeSelection(TEXT, start, start + 7);
  const stored = { author: { memberId: 'm', name: 'Ann' }, createdAt: '2026-01-01T00:00:00.000Z' };
  const annotations = [
    { ...stored, id: 'a', selector, kind: 'doubt' as const, note: 'Which?' },
    { ...stored, id: 'b', selector, kind: 'highlight' as const, note: '' },
  ];
  const page = toAnnotationPage({ pageUrl: 'https://x/p', articleUrl: 'https://x/a', text: TEXT, annotations });
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'Which?' }] };
  const read = readWebAnnotations(page, TEXT);
  expect(read).toMatchObject([
    { number: 1, selector, kind: 'doubt', isDoubtful: false },
    { number: 2, selector, kind: 'highlight', isDoubtful: false },
  ]);
  expect(read.map((one) => composeNote(one, 'm'))).toEqual([[paragraph], []]);
});

test('[N11] a quote alone is anchored by its context, a position alone in code points', () => {
  const quote = { type: 'TextQuoteSelector', exact: 'harbour', prefix: 'said why the ' };
  const position = { type: 'TextPositionSelector', start: 6, end: 13 };
  const [byQuote] = readWebAnnotations(annotate(quote), TEXT);
  const [byPosition] = readWebAnnotations([annotate([position])], TEXT);
  expect(byQuote?.selector.start).toBe(TEXT.lastIndexOf('harbour'));
  expect(byPosition?.selector).toMatchObject({ start: TEXT.indexOf('harbour'), exact: 'harbour' });
});

test.each([
  ['nothing of the kind', { hello: 'world' }, /neither an Annotation/],
  ['no target', [{ type: 'Annotation' }], /Annotation 1 has no target/],
  ['a quote that is not there', annotate({ type: 'TextQuoteSelector', exact: 'lighthouse' }), /is not in this article/],
  ['a position beyond the text', annotate({ type: 'TextPositionSelector', start: 900, end: 910 }), /1: .*lies outside/],
  ['one that ends beyond it', annotate({ type: 'TextPositionSelector', start: 6, end: 910 }), /1: .*lies outside/],
  ['one before it', annotate({ type: 'TextPositionSelector', start: -1, end: 5 }), /Annotation 1/],
  ['an empty one', annotate({ type: 'TextPositionSelector', start: 6, end: 6 }), /1: .*is empty/],
  ['a selector of another kind', annotate({ type: 'CssSelector', value: 'p' }), /1 has no target with a text selector/],
  [
    'a selector of nothing',
    annotate({ type: 'TextQuoteSelector', exact: null }),
    /1 has no target with a text selector/,
  ],
  ['a target without a selector', { type: 'Annotation', target: 'https://a.example/' }, /1 has no target with a text/],
  ['too many', Array.from({ length: IMPORT_MAX_COUNT + 1 }, () => ({})), /At most 1000/],
])('[N12] an import is refused with a sentence: %s', (_name, input, sentence) => {
  expect(() => readWebAnnotations(input, TEXT)).toThrow(sentence);
});

test.each([
  ['a target in an array', (one: object) => ({ ...one, target: [annotate(QUOTE).target] }), 'note', []],
  ['a type in an array', (one: object) => ({ ...one, type: ['Annotation'] }), 'note', []],
  [
    'a selector with its type in an array',
    (one: object) => ({ ...one, ...annotate({ ...QUOTE, type: [QUOTE.type] }) }),
    'note',
    [],
  ],
  [
    'several targets of which one is of text',
    (one: object) => ({ ...one, target: ['https://a.example/', annotate(QUOTE).target] }),
    'note',
    [],
  ],
  ['bodyValue', (one: object) => ({ ...one, body: undefined, bodyValue: 'kept' }), 'kept', []],
  [
    'a body that is a choice',
    (one: object) => ({ ...one, body: { type: 'Choice', items: [{ value: 'first' }, { value: 'second' }] } }),
    'first',
    [],
  ],
  [
    'a tag',
    (one: object) => ({ ...one, body: [{ value: 'note' }, { value: 'check', purpose: 'tagging' }] }),
    'note',
    ['check'],
  ],
  ['Markdown', (one: object) => ({ ...one, body: { value: '*note*', format: 'text/markdown' } }), 'note', []],
])('[N11] an annotation comes in whole in each form of the model: %s', (_name, form, note, tags) => {
  const [read] = readWebAnnotations(form({ ...annotate(QUOTE), body: { type: 'TextualBody', value: 'note' } }), TEXT);
  expect(read).toMatchObject({ selector: { exact: 'said why' }, tags });
  expect(JSON.stringify(read?.note)).toContain(`"text":"${note}"`);
});

test('[N11] a page, a collection, a search’s answer and an array bring what is in them', () => {
  const one = annotate(QUOTE);
  for (const many of [
    [one],
    { type: 'AnnotationPage', items: [one] },
    { type: ['AnnotationPage'], items: [one] },
    { type: 'AnnotationCollection', first: { type: 'AnnotationPage', items: [one] } },
    { total: 1, rows: [one] },
  ]) {
    expect(readWebAnnotations(many, TEXT)).toMatchObject([{ selector: { exact: 'said why' } }]);
  }
});

test('[N15] what somebody else wrote elsewhere says so, with its tags, and what the importer wrote does not', () => {
  const sidebar = {
    id: 'abc123',
    created: '2025-07-01T10:00:00+00:00',
    user: 'acct:reporter@annotations.example',
    uri: 'https://outlet.example/a',
    text: 'A note in *Markdown*.',
    tags: ['check', 'port'],
    target: [
      { source: 'https://outlet.example/a', selector: [{ type: 'RangeSelector', startContainer: '/p[1]' }, QUOTE] },
    ],
  };
  const [read] = readWebAnnotations(sidebar, TEXT);
  expect(read).toMatchObject({ selector: { exact: 'said why' }, kind: 'note', isDoubtful: false });
  const lines = (importer: string) =>
    composeNote(read!, importer).map(({ content = [] }) => content.map(({ text }) => text).join(''));
  expect(lines('m')).toEqual([
    'A note in Markdown.',
    'Tags: check, port',
    'Written by reporter@annotations.example, 1 July 2025',
  ]);
  const own = { ...annotate(QUOTE), creator: { id: 'urn:uuid:m', name: 'Ann' } };
  expect(composeNote(readWebAnnotations(own, TEXT)[0]!, 'm')).toEqual([]);
  expect(composeNote(readWebAnnotations(own, TEXT)[0]!, 'other')).toHaveLength(1);
});
