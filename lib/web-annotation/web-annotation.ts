import type { Selector } from '#lib/anchoring/selector.ts';
import type { AnnotationKind } from '#lib/annotation/annotation-kind.ts';

/*
 * Annotations as JSON-LD of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/). Its positions
 * count Unicode code points (section 4.2.5), ours UTF-16 code units.
 */

const CONTEXT = 'http://www.w3.org/ns/anno.jsonld';

const MOTIVATIONS: Record<AnnotationKind, string> = {
  highlight: 'highlighting',
  note: 'commenting',
  question: 'questioning',
  doubt: 'assessing',
};

export type StoredAnnotation = {
  id: string;
  author: { memberId: string; name: string };
  selector: Selector;
  kind: AnnotationKind;
  note: string;
  /** ISO 8601, UTC. */
  createdAt: string;
};

export type AnnotationPageSource = {
  /** Address of the page itself. */
  pageUrl: string;
  /** Address of the article that is annotated. */
  articleUrl: string;
  /** The revision's text. */
  text: string;
  annotations: readonly StoredAnnotation[];
};

/** An AnnotationPage with all of them, in the order given. */
export function toAnnotationPage({ pageUrl, articleUrl, text, annotations }: AnnotationPageSource) {
  const toCodePoints = countCodePoints(text);
  return {
    '@context': CONTEXT,
    id: pageUrl,
    type: 'AnnotationPage',
    startIndex: 0,
    items: annotations.map(({ id, author, selector, kind, note, createdAt }) => ({
      id: `${pageUrl}#${id}`,
      type: 'Annotation',
      motivation: MOTIVATIONS[kind],
      created: createdAt,
      creator: { id: `urn:uuid:${author.memberId}`, type: 'Person', name: author.name },
      ...(note !== '' && {
        body: [{ type: 'TextualBody', value: note, format: 'text/plain', purpose: MOTIVATIONS[kind] }],
      }),
      target: {
        source: articleUrl,
        selector: [
          { type: 'TextPositionSelector', start: toCodePoints(selector.start), end: toCodePoints(selector.end) },
          { type: 'TextQuoteSelector', exact: selector.exact, prefix: selector.prefix, suffix: selector.suffix },
        ],
      },
    })),
  };
}

/** Turns offsets in UTF-16 code units into offsets in code points. One pass over the text, then a search for each. */
export function countCodePoints(text: string): (offset: number) => number {
  const pairEnds = [...text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)].map(({ index }) => index + 2);
  return (offset) => {
    let low = 0;
    let high = pairEnds.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairEnds[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return offset - low;
  };
}
