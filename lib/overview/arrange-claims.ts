import type { Person } from '#lib/actor/person.ts';
import { NEED_KINDS, NEED_WORDS } from '#lib/claim/classify-need.ts';
import { NEED_PARTIES, type NeedParty } from '#lib/claim/describe-need.ts';
import { CLAIM_STATES, type ClaimState } from '#lib/claim/transitions.ts';
import { STATE_WORDS } from '#lib/claim-words.ts';
import type { ClaimSummary } from './claim-summary.ts';

export const CLAIM_GROUPINGS = ['state', 'need', 'who', 'none'] as const;
export type ClaimGrouping = (typeof CLAIM_GROUPINGS)[number];
export const CLAIM_ORDERS = ['number', 'newest', 'contradicted', 'due'] as const;
export type ClaimOrder = (typeof CLAIM_ORDERS)[number];
export const CLAIM_FILTERS = ['all', 'mine', 'assigned', 'mentioned', 'overdue', ...CLAIM_STATES] as const;
export type ClaimFilter = (typeof CLAIM_FILTERS)[number];

/** How a board is filtered, sorted and grouped. */
export type Arrangement = {
  readonly filter: ClaimFilter;
  readonly grouping: ClaimGrouping;
  readonly order: ClaimOrder;
  /** Words that a claim must have, in its number, its wording or its author's name; empty for all. */
  readonly words: string;
};

/** The viewer, and today's date. */
export type Viewing = {
  readonly viewerId: string;
  /** ISO 8601 date. */
  readonly today: string;
};

/** Claims under one heading; null where there are no groups. */
export type ClaimGroup = { readonly heading: string | null; readonly claims: readonly ClaimSummary[] };

const PARTY_WORDS: Record<NeedParty, string> = {
  team: 'Anyone on the team',
  voters: 'Voters',
  objectors: 'Whoever objected, or a reviewer',
  reviewers: 'Reviewers',
  nobody: 'Nobody: done',
};

/** The board's claims, filtered, sorted and in groups; groups stand in the order of the work and are never empty. */
export function arrangeClaims(
  claims: readonly ClaimSummary[],
  { filter, grouping, order, words }: Arrangement,
  viewing: Viewing,
): ClaimGroup[] {
  const shown = claims
    .filter((claim) => passes(claim, filter, viewing) && hasWords(claim, words))
    .sort((a, b) => compare(a, b, order) || a.number - b.number);
  return listGroups(shown, grouping, viewing).filter((group) => group.claims.length > 0);
}

/** Whether the claim is due before today and not done. */
export function isOverdue({ dueOn, state }: Pick<ClaimSummary, 'dueOn' | 'state'>, today: string): boolean {
  return dueOn !== null && dueOn < today && state !== 'approved' && state !== 'rejected';
}

function passes(claim: ClaimSummary, filter: ClaimFilter, { viewerId, today }: Viewing): boolean {
  if (filter === 'all') return true;
  if (filter === 'mine') return claim.needsViewer;
  if (filter === 'assigned') return claim.assignee?.memberId === viewerId;
  if (filter === 'mentioned') return claim.mentionsViewer;
  return filter === 'overdue' ? isOverdue(claim, today) : claim.state === filter;
}

function hasWords({ number, text, author }: ClaimSummary, words: string): boolean {
  const known = `${number} ${text} ${author.name}`.toLocaleLowerCase('en');
  return words
    .toLocaleLowerCase('en')
    .split(/\s+/)
    .every((word) => known.includes(word));
}

function compare(a: ClaimSummary, b: ClaimSummary, order: ClaimOrder): number {
  if (order === 'newest') return b.number - a.number;
  if (order === 'contradicted') return b.sides.contradicts.passages - a.sides.contradicts.passages;
  // Without a day comes last.
  if (order === 'due') return (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9');
  return 0;
}

function listGroups(shown: readonly ClaimSummary[], grouping: ClaimGrouping, { viewerId }: Viewing): ClaimGroup[] {
  const pick = (heading: string | null, fits: (claim: ClaimSummary) => boolean) => {
    return { heading, claims: shown.filter(fits) };
  };
  if (grouping === 'state') {
    return CLAIM_STATES.map((state: ClaimState) => pick(STATE_WORDS[state], (claim) => claim.state === state));
  }
  if (grouping === 'need') return NEED_KINDS.map((kind) => pick(NEED_WORDS[kind], ({ needKind }) => needKind === kind));
  if (grouping === 'none') return [pick(null, () => true)];
  const people = new Map(shown.flatMap((claim) => findOwner(claim) ?? []).map((one) => [one.memberId, one]));
  const isViewer = ({ memberId }: Person) => Number(memberId === viewerId);
  const owners = [...people.values()].sort((a, b) => isViewer(b) - isViewer(a) || a.name.localeCompare(b.name, 'en'));
  return [
    ...owners.map((owner) =>
      pick(isViewer(owner) ? 'You' : owner.name, (claim) => findOwner(claim)?.memberId === owner.memberId),
    ),
    ...NEED_PARTIES.map((who) =>
      pick(PARTY_WORDS[who], (claim) => claim.need.who === who && findOwner(claim) === null),
    ),
  ];
}

/** Who in person must act: a step open to anyone is the assignee's, and a claim sent back without an assignee is the author's. */
function findOwner({ need, assignee, state, author }: ClaimSummary): Person | null {
  // Votes, objections and reviews are never the assignee's alone.
  if (need.who !== 'team') return null;
  return assignee ?? (state === 'changes_requested' ? author : null);
}
