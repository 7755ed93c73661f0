/** The newest version of a story's sheet, and the numbers of the claims that it holds. */
export type PublishedClaims = {
  readonly slug: string;
  readonly number: number;
  readonly retracted: boolean;
  readonly claimNumbers: readonly number[];
};

/** Where readers find the claim now; null where the newest version does not hold it. */
export function describePublished(published: PublishedClaims | null, claimNumber: number): string | null {
  if (!published?.claimNumbers.includes(claimNumber)) return null;
  return published.retracted ? `Published; the sheet is retracted` : `Published in version ${published.number}`;
}
