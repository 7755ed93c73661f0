/**
 * How often a member may ask for what is dear within a minute, on one node. Far more than a person does by hand; a program that goes
 * on and on is stopped before it is felt by others.
 */
export const DEAR_PER_MINUTE = {
  /** Reads the whole log, and signs it. */
  'audit.export': 10,
  /** Reads all claims, and all articles, of a story. */
  'matrix.export': 20,
  /** Signs, and holds the sheet's row. */
  'factsheet.publish': 20,
  /** Reads all that a version would hold. */
  'factsheet.prepare': 60,
  /** Compares every passage of a story. */
  'suggestion.find': 20,
  /** Each up to an article's size; a folder of files is sent one after another. */
  'article.import': 120,
  /** Each up to 1 MiB, placed by its quotes. */
  'annotation.import': 30,
  /** Reads all annotations of an article. */
  'annotation.export': 60,
  /** Searched as one types. */
  'claim.find': 240,
} as const;

export type Dear = keyof typeof DEAR_PER_MINUTE;

export const MINUTE_MS = 60_000;
