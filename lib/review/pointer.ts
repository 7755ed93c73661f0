import { z } from 'zod';

/** What a request for changes points at: the claim's wording, its votes, evidence that is missing, or one piece, by its id. */
export const pointerSchema = z.union([
  z.literal('wording'),
  z.literal('votes'),
  z.literal('missing-evidence'),
  z.templateLiteral(['evidence:', z.uuid()]),
]);
export type Pointer = z.infer<typeof pointerSchema>;

type Pointed = { readonly evidence: readonly { readonly id: string; readonly selector: { readonly exact: string } }[] };

/** All that a request for changes of the claim can point at. */
export function listPointers({ evidence }: { readonly evidence: readonly { readonly id: string }[] }): Pointer[] {
  return ['wording', 'votes', 'missing-evidence', ...evidence.map(({ id }) => `evidence:${id}` as const)];
}

/** Where a pointer leads on the claim's page, and what it is called there. A passage may have been taken off since. */
export type PointerLink = { readonly anchor: string; readonly words: string };

/** The longest beginning of a quote that names a passage, in UTF-16 code units. */
const QUOTE_MAX_LENGTH = 60;

/** The pointers' links on the claim's page, in the order: wording, votes, missing evidence, passages. Unknown ones are left out. */
export function linkPointers(pointsAt: readonly string[], claim: Pointed): PointerLink[] {
  const links: PointerLink[] = [];
  if (pointsAt.includes('wording')) links.push({ anchor: 'wording', words: 'the wording' });
  if (pointsAt.includes('votes')) links.push({ anchor: 'votes', words: 'the votes' });
  if (pointsAt.includes('missing-evidence')) links.push({ anchor: 'evidence', words: 'evidence that is missing' });
  const cited = pointsAt.filter((pointer) => pointer.startsWith('evidence:')).map((pointer) => pointer.slice(9));
  for (const id of cited) {
    const passage = claim.evidence.find((evidence) => evidence.id === id);
    links.push({
      anchor: passage ? `evidence-${id}` : 'evidence',
      words: passage ? `“${shorten(passage.selector.exact)}”` : 'a passage that was taken off since',
    });
  }
  return links;
}

function shorten(quote: string): string {
  if (quote.length <= QUOTE_MAX_LENGTH) return quote;
  return `${quote.slice(0, quote.lastIndexOf(' ', QUOTE_MAX_LENGTH)).trimEnd()}…`;
}
