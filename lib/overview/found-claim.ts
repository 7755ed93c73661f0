/** What a claim is looked for: to take evidence, or to take a claim that says the same. */
export const CLAIM_PURPOSES = ['evidence', 'merge'] as const;
export type ClaimPurpose = (typeof CLAIM_PURPOSES)[number];

/** A claim to choose from. */
export type FoundClaim = { readonly id: string; readonly number: number; readonly text: string };

/** The first of the claims that fit, and how many do. */
export type FoundClaims = { readonly claims: readonly FoundClaim[]; readonly count: number };

/** How many are listed to choose from. */
export const FOUND_COUNT = 30;
