import { z } from 'zod';

/** The longest wording, in UTF-16 code units. */
export const CLAIM_TEXT_MAX_LENGTH = 500;
/** The longest origin, in UTF-16 code units. */
export const ORIGIN_MAX_LENGTH = 200;

/** A wording: trimmed, white space in it made single spaces, not empty. */
export const claimTextSchema = z
  .string({ error: 'claim.text-missing' })
  .transform((text) => text.trim().replace(/\s+/g, ' '))
  .pipe(z.string().min(1, 'claim.text-missing').max(CLAIM_TEXT_MAX_LENGTH, 'claim.text-too-long'));

/** Whom a passage relies on; empty for the outlet itself. */
export const originSchema = z.string().trim().max(ORIGIN_MAX_LENGTH, 'claim.origin-too-long');
