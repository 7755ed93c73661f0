import { z } from 'zod';

/** The longest wording, in UTF-16 code units. */
export const CLAIM_TEXT_MAX_LENGTH = 500;
/** The longest origin, in UTF-16 code units. */
export const ORIGIN_MAX_LENGTH = 200;

/** A wording: trimmed, white space in it made single spaces, not empty. */
export const claimTextSchema = z
  .string({ error: 'A claim needs words: one statement that can be checked.' })
  .transform((text) => text.trim().replace(/\s+/g, ' '))
  .pipe(
    z
      .string()
      .min(1, 'A claim needs words: one statement that can be checked.')
      .max(
        CLAIM_TEXT_MAX_LENGTH,
        `A claim has at most ${CLAIM_TEXT_MAX_LENGTH} characters. Say one thing; make another claim for the rest.`,
      ),
  );

/** Whom a passage relies on; empty for the outlet itself. */
export const originSchema = z
  .string()
  .trim()
  .max(ORIGIN_MAX_LENGTH, `An origin has at most ${ORIGIN_MAX_LENGTH} characters: a name, not the passage.`);
