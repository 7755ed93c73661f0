import { base64url } from 'jose';
import type { Snapshot, SnapshotEvidence } from './snapshot.ts';

/*
 * The evidence of a version as JSON-LD of the W3C Web Annotation Data Model (https://www.w3.org/TR/annotation-model/).
 * Passages are named by TextQuoteSelector alone: a TextPositionSelector counts code points of the whole text (section
 * 4.2.5), and a version carries the cited words, not the article.
 */

/** An AnnotationPage: one annotation for each passage, linking it to the permalink of its claim. */
export function toEvidenceAnnotations({ claims, links, publishedAt, newsroom }: Snapshot) {
  const pageUrl = `${links.version}.jsonld`;
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: pageUrl,
    type: 'AnnotationPage',
    startIndex: 0,
    items: claims.flatMap((claim) =>
      claim.evidence.map((passage, index) => ({
        id: `${pageUrl}#claim-${claim.number}-${index + 1}`,
        type: 'Annotation',
        motivation: 'linking',
        created: publishedAt,
        creator: { type: 'Organization', name: newsroom.name },
        body: [
          { type: 'SpecificResource', source: `${links.page}/claims/${claim.number}`, purpose: 'linking' },
          { type: 'TextualBody', value: passage.stance, format: 'text/plain', purpose: 'tagging' },
        ],
        target: {
          source: toSource(passage),
          selector: {
            type: 'TextQuoteSelector',
            exact: passage.quote,
            prefix: passage.selector.prefix,
            suffix: passage.selector.suffix,
          },
        },
      })),
    ),
  };
}

/** The article's address where its own words were cited, else the text itself, named by its hash (RFC 6920). */
function toSource({ url, retelling, revisionSha256 }: SnapshotEvidence): string {
  return url && !retelling ? url : `ni:///sha-256;${base64url.encode(fromHex(revisionSha256))}`;
}

function fromHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
