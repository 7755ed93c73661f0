import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countCodePoints, toAnnotationPage } from './web-annotation.ts';

test('[N9] offsets in the W3C export count code points', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(40), (text, at) => {
      const characters = [...text];
      const before = characters.slice(0, at);
      expect(countCodePoints(text)(before.join('').length)).toBe(before.length);
    }),
  );
});

test('[N9] an annotation is exported with position, quote, creator and motivation', () => {
  const page = toAnnotationPage({
    pageUrl: 'https://news.example/api/v1/articles/a/annotations',
    articleUrl: 'https://news.example/stories/s/articles/a',
    text: '🌊 The harbour',
    annotations: [
      {
        id: 'x',
        author: { memberId: 'm', name: 'Ann' },
        selector: { start: 7, end: 14, exact: 'harbour', prefix: '🌊 The ', suffix: '' },
        kind: 'doubt',
        note: 'Which?',
        createdAt: '2026-01-01T00:00:00.000Z',
      },
    ],
  });
  expect(page).toMatchObject({
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'AnnotationPage',
    items: [
      {
        id: 'https://news.example/api/v1/articles/a/annotations#x',
        type: 'Annotation',
        motivation: 'assessing',
        creator: { type: 'Person', name: 'Ann' },
        body: [{ type: 'TextualBody', value: 'Which?' }],
        target: {
          source: 'https://news.example/stories/s/articles/a',
          selector: [
            { type: 'TextPositionSelector', start: 6, end: 13 },
            { type: 'TextQuoteSelector', exact: 'harbour', prefix: '🌊 The ', suffix: '' },
          ],
        },
      },
    ],
  });
});
