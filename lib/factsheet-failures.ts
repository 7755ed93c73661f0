import { failure } from './define-failure.ts';

/** null: a claim that no longer exists. */
type ClaimNumbers = readonly (number | null)[];

function nameClaims(numbers: ClaimNumbers): string {
  return numbers.map((number) => (number === null ? 'a claim that no longer exists' : `claim ${number}`)).join(', ');
}

/** What a version changes, and in which claim. */
type ChangePlace = {
  what: 'text' | 'claim' | 'verdict' | 'added' | 'removed' | 'retraction';
  claim: number | null;
};

/** A change between two versions, in one sentence. */
export function describeChange({ what, claim }: ChangePlace): string {
  switch (what) {
    case 'text':
      return 'The text of the sheet changed.';
    case 'retraction':
      return 'The sheet is no longer retracted.';
    case 'added':
      return `Claim ${claim} is new.`;
    case 'removed':
      return `Claim ${claim} is no longer there.`;
    case 'verdict':
      return `Claim ${claim} has another verdict.`;
    default:
      return `Claim ${claim} changed.`;
  }
}

/** What keeps a fact sheet from being drafted or published. */
export const FACTSHEET_FAILURES = {
  'factsheet.block-in-line': failure('INVALID', () => 'The draft contains a block inside a line. Remove it.'),
  'factsheet.dead-link': failure(
    'INVALID',
    ({ url, status }: { url: string; status: number }) =>
      `${url} answers ${status}. Change the link, or publish it as it is.`,
  ),
  'factsheet.newer-version': failure(
    'STALE',
    ({ number }: { number: number }) => `Version ${number} was published meanwhile. Read it, then decide.`,
  ),
  'factsheet.retracted-already': failure('CONFLICT', () => 'This fact sheet is already retracted.'),
  'factsheet.slug-malformed': failure(
    'INVALID',
    ({ slug }: { slug: string }) =>
      `“${slug}” cannot be an address: use 3 to 80 lower-case letters a to z, digits and single hyphens.`,
  ),
  'factsheet.slug-reserved': failure(
    'INVALID',
    ({ slug }: { slug: string }) => `The address “${slug}” is reserved for a page of the site. Choose another.`,
  ),
  'factsheet.slug-taken': failure(
    'CONFLICT',
    ({ slug }: { slug: string }) => `Another fact sheet has the address “${slug}”. Choose another.`,
  ),
  'factsheet.stale': failure(
    'STALE',
    () => 'The fact sheet changed while you were reading it. Read it again, then publish.',
  ),
  'factsheet.title-too-long': failure(
    'INVALID',
    ({ maximum }: { maximum: number }) => `A title has at most ${maximum} characters. Shorten it.`,
  ),
  'factsheet.unchanged': failure('CONFLICT', () => 'Nothing has changed since the last version.'),
  'factsheet.no-claims': failure('INVALID', () => 'Place an approved claim in the text.'),
  'factsheet.no-standfirst': failure('INVALID', () => 'Write one or two sentences that say what is known.'),
  'factsheet.claim-twice': failure('INVALID', () => 'Remove the second place of the claim.'),
  'factsheet.quotes-fallen': failure(
    'INVALID',
    ({ claims }: { claims: ClaimNumbers }) => `Look at the evidence of ${nameClaims(claims)}.`,
  ),
  'factsheet.cites-withdrawn': failure(
    'INVALID',
    ({ claims }: { claims: ClaimNumbers }) =>
      `An article was withdrawn that is cited by ${nameClaims(claims)}. Ask for changes, and remove these passages.`,
  ),
  'factsheet.claims-unapproved': failure(
    'INVALID',
    ({ claims }: { claims: ClaimNumbers }) => `Remove ${nameClaims(claims)} from the text, or have it reviewed.`,
  ),
  'factsheet.explained-too-much': failure('INVALID', () => 'A change is explained that this version does not make.'),
  'factsheet.needs-correction': failure(
    'INVALID',
    (change: ChangePlace) => `${describeChange(change)} This has to be a correction.`,
  ),
  'factsheet.unexplained': failure(
    'INVALID',
    (change: ChangePlace) => `${describeChange(change)} Say why, for readers.`,
  ),
  'factsheet.unknown-block': failure(
    'INVALID',
    ({ name }: { name: string }) => `The draft contains a “${name}”, which a fact sheet cannot show. Remove it.`,
  ),
};
