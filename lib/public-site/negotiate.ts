import Negotiator from 'negotiator';

/** The encodings that a page is kept in, best first. */
export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What negotiator 1 takes and its types, which are of version 0.6, leave out: an order of ours among equal weights. */
type EncodingNegotiator = {
  encoding(available: readonly string[], options: { preferred: readonly string[] }): string | undefined;
};

/**
 * The best of our encodings that the client takes (RFC 9110, 12.5.3): the highest weight, ours in order among equals.
 * Without a header, and where it refuses everything, the bytes as they are.
 */
export function chooseEncoding(header: string | undefined): Encoding {
  // An old name of gzip (RFC 9110, 8.4.1.3).
  const asked = header?.replace(/\bx-gzip\b/gi, 'gzip');
  const negotiator: EncodingNegotiator = new Negotiator({ headers: { 'accept-encoding': asked } });
  const best = negotiator.encoding(ENCODINGS, { preferred: ENCODINGS });
  return ENCODINGS.find((encoding) => encoding === best) ?? 'identity';
}
