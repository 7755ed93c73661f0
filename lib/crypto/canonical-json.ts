import canonicalize from 'canonicalize';

/**
 * JSON Canonicalization Scheme (RFC 8785): one text for one value, whatever the order of its keys.
 * @throws Error for what JSON cannot say (NaN, Infinity, undefined at the top, a lone surrogate).
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('canonicalJson: the value has no JSON form');
  return text;
}
