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

/** What a claim is arranged by; what must be judged for each viewer may be missing unless `needsJudging`. */
export type Arrangeable = Pick<
  ClaimSummary,
  'id' | 'number' | 'text' | 'state' | 'author' | 'assignee' | 'dueOn' | 'mentionsViewer'
> & { readonly sides: { readonly contradicts: { readonly passages: number } } } & Partial<Judged>;
type Judged = Pick<ClaimSummary, 'need' | 'needKind' | 'needsViewer'>;

/** Claims under one heading; null where there are no groups. */
export type ClaimGroup<C> = { readonly heading: string | null; readonly claims: readonly C[] };

/** Whether the arrangement asks for what is judged for each claim and viewer. */
export function needsJudging({ filter, grouping }: Arrangement): boolean {
  return filter === 'mine' || grouping === 'need' || grouping === 'who';
}

/** The arrangement that an address names; what it names wrongly or not at all is as at first. */
export function readArrangement(params: Pick<URLSearchParams, 'get'>): Arrangement {
  return {
    filter: CLAIM_FILTERS.find((one) => one === params.get('show')) ?? 'all',
    grouping: CLAIM_GROUPINGS.find((one) => one === params.get('group')) ?? 'state',
    order: CLAIM_ORDERS.find((one) => one === params.get('sort')) ?? 'number',
    words: params.get('words')?.slice(0, WORDS_MAX_LENGTH) ?? '',
  };
}

/** The arrangement as an address names it, without what is as at first. */
export function writeArrangement({ filter, grouping, order, words }: Arrangement): URLSearchParams {
  const params = new URLSearchParams();
  if (filter !== 'all') params.set('show', filter);
  if (grouping !== 'state') params.set('group', grouping);
  if (order !== 'number') params.set('sort', order);
  if (words !== '') params.set('words', words);
  return params;
}

const WORDS_MAX_LENGTH = 200;

const PARTY_WORDS: Record<NeedParty, string> = {
  team: 'Anyone on the team',
  voters: 'Voters',
  objectors: 'Whoever objected, or a reviewer',
  reviewers: 'Reviewers',
  nobody: 'Nobody: done',
};

/** The board's claims, filtered, sorted and in groups; groups stand in the order of the work and are never empty. */
export function arrangeClaims<C extends Arrangeable>(
  claims: readonly C[],
  { filter, grouping, order, words }: Arrangement,
  viewing: Viewing,
): ClaimGroup<C>[] {
  const shown = claims
    .filter((claim) => passes(claim, filter, viewing) && hasWords(claim, words))
    .sort((a, b) => compare(a, b, order) || a.number - b.number);
  return listGroups(shown, grouping, viewing).filter((group) => group.claims.length > 0);
}

/** Whether the claim is due before today and not done. */
export function isOverdue({ dueOn, state }: Pick<ClaimSummary, 'dueOn' | 'state'>, today: string): boolean {
  return dueOn !== null && dueOn < today && state !== 'approved' && state !== 'rejected';
}

function passes(claim: Arrangeable, filter: ClaimFilter, { viewerId, today }: Viewing): boolean {
  if (filter === 'all') return true;
  if (filter === 'mine') return readJudged(claim).needsViewer;
  if (filter === 'assigned') return claim.assignee?.memberId === viewerId;
  if (filter === 'mentioned') return claim.mentionsViewer;
  return filter === 'overdue' ? isOverdue(claim, today) : claim.state === filter;
}

/** Whether the claim has every one of the words in its number, its wording or its author's name, whatever the case. */
export function hasWords(
  { number, text, author }: Pick<ClaimSummary, 'number' | 'text'> & { author: Pick<Person, 'name'> },
  words: string,
): boolean {
  const known = `${number} ${text} ${author.name}`.toLocaleLowerCase('en');
  return words
    .toLocaleLowerCase('en')
    .split(/\s+/)
    .every((word) => known.includes(word));
}

function compare(a: Arrangeable, b: Arrangeable, order: ClaimOrder): number {
  if (order === 'newest') return b.number - a.number;
  if (order === 'contradicted') return b.sides.contradicts.passages - a.sides.contradicts.passages;
  // Without a day comes last.
  if (order === 'due') return (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9');
  return 0;
}

function listGroups<C extends Arrangeable>(
  shown: readonly C[],
  grouping: ClaimGrouping,
  { viewerId }: Viewing,
): ClaimGroup<C>[] {
  const pick = (heading: string | null, fits: (claim: C) => boolean) => {
    return { heading, claims: shown.filter(fits) };
  };
  if (grouping === 'state') {
    return CLAIM_STATES.map((state: ClaimState) => pick(STATE_WORDS[state], (claim) => claim.state === state));
  }
  if (grouping === 'need')
    return NEED_KINDS.map((kind) => pick(NEED_WORDS[kind], (claim) => readJudged(claim).needKind === kind));
  if (grouping === 'none') return [pick(null, () => true)];
  const people = new Map(shown.flatMap((claim) => findOwner(claim) ?? []).map((one) => [one.memberId, one]));
  const isViewer = ({ memberId }: Person) => Number(memberId === viewerId);
  const owners = [...people.values()].sort((a, b) => isViewer(b) - isViewer(a) || a.name.localeCompare(b.name, 'en'));
  return [
    ...owners.map((owner) =>
      pick(isViewer(owner) ? 'You' : owner.name, (claim) => findOwner(claim)?.memberId === owner.memberId),
    ),
    ...NEED_PARTIES.map((who) =>
      pick(PARTY_WORDS[who], (claim) => readJudged(claim).need.who === who && findOwner(claim) === null),
    ),
  ];
}

/** Who in person must act: a step open to anyone is the assignee's, and a claim sent back without an assignee is the author's. */
function findOwner(claim: Arrangeable): Person | null {
  const { assignee, state, author } = claim;
  // Votes, objections and reviews are never the assignee's alone.
  if (readJudged(claim).need.who !== 'team') return null;
  return assignee ?? (state === 'changes_requested' ? author : null);
}

function readJudged({ id, need, needKind, needsViewer }: Arrangeable): Judged {
  if (!need || !needKind || needsViewer === undefined)
    throw new Error(`claim ${id} is arranged by what was not judged`);
  return { need, needKind, needsViewer };
}
