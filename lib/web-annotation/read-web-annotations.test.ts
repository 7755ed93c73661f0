import { expect, test } from 'vitest';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { IMPORT_MAX_COUNT, readWebAnnotations } from './read-web-annotations.ts';
import { toAnnotationPage } from './web-annotation.ts';

const TEXT = '🌊 The harbour was closed. Nobody said why the harbour was closed.';

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
  expect(readWebAnnotations(page, TEXT)).toEqual([
    { selector, kind: 'doubt', note: 'Which?' },
    { selector, kind: 'highlight', note: '' },
  ]);
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
  ['a selector of another kind', annotate({ type: 'CssSelector', value: 'p' }), /is not in this article/],
  ['too many', Array.from({ length: IMPORT_MAX_COUNT + 1 }, () => ({})), /At most 1000/],
])('[N12] an import is refused with a sentence: %s', (_name, input, sentence) => {
  expect(() => readWebAnnotations(input, TEXT)).toThrow(sentence);
});
