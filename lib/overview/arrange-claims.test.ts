import { expect, test } from 'vitest';
import type { Evidence } from '#lib/claim/claim-record.ts';
import { classifyNeed, type NeedKind } from '#lib/claim/classify-need.ts';
import type { ClaimState } from '#lib/claim/transitions.ts';
import { type Arrangement, arrangeClaims } from './arrange-claims.ts';
import type { ClaimSummary } from './claim-summary.ts';

const ADA = { memberId: 'ada', name: 'Ada' };
const BO = { memberId: 'bo', name: 'Bo' };
const SIDE = { passages: 0, origins: 0 };

function claim(number: number, state: ClaimState, overrides: Partial<ClaimSummary> & { against?: number } = {}) {
  const { against = 0, ...rest } = overrides;
  const contradicts = { passages: against, origins: against };
  const summary: ClaimSummary = {
    id: String(number),
    number,
    text: `The ferry ${number}`,
    state,
    version: 1,
    author: ADA,
    createdAt: '',
    sides: { supports: SIDE, contradicts, context: SIDE },
    verdict: null,
    need: { words: '', who: 'team' },
    needKind: 'votes',
    needsViewer: false,
    sentBackToViewer: false,
    assignee: null,
    dueOn: null,
    mentionsViewer: false,
    ...rest,
  };
  return summary;
}

const VIEWING = { viewerId: 'bo', today: '2026-06-15' };
const board = [
  claim(3, 'voting', { against: 1, need: { words: '', who: 'voters' }, dueOn: '2026-06-20' }),
  claim(1, 'approved', { against: 2, need: { words: '', who: 'nobody' }, needKind: 'nothing', dueOn: '2026-06-01' }),
  claim(2, 'gathering', { needsViewer: true, needKind: 'evidence', assignee: BO, dueOn: '2026-06-10' }),
  claim(4, 'gathering', { needKind: 'evidence', mentionsViewer: true, text: 'A storm' }),
];

function arrange(change: Partial<Arrangement>) {
  const arrangement: Arrangement = { filter: 'all', grouping: 'none', order: 'number', words: '', ...change };
  return arrangeClaims(board, arrangement, VIEWING).map(({ heading, claims }) => [
    heading,
    claims.map(({ number }) => number),
  ]);
}

test('[C11] the board groups claims by state, by what they need and by who must act, without empty groups', () => {
  expect(arrange({ grouping: 'state' })).toEqual([
    ['Gathering evidence', [2, 4]],
    ['Voting', [3]],
    ['Approved', [1]],
  ]);
  expect(arrange({ grouping: 'need' })).toEqual([
    ['Needs evidence', [2, 4]],
    ['Needs votes', [3]],
    ['Needs nothing', [1]],
  ]);
  expect(arrange({ grouping: 'who' })).toEqual([
    ['You', [2]],
    ['Anyone on the team', [4]],
    ['Voters', [3]],
    ['Nobody: done', [1]],
  ]);
});

test('[C11] a claim sent back waits for its assignee or else its author, an objection for those who can end it', () => {
  const objection = { need: { words: '', who: 'objectors' }, needKind: 'objection', assignee: BO } as const;
  const claims = [
    claim(1, 'changes_requested', { needKind: 'changes' }),
    claim(2, 'changes_requested', { needKind: 'changes', assignee: BO }),
    claim(3, 'voted', objection),
    claim(4, 'voted', { assignee: { memberId: 'aaron', name: 'Aaron' } }),
  ];
  const groups = arrangeClaims(claims, { filter: 'all', grouping: 'who', order: 'number', words: '' }, VIEWING);
  expect(groups.map(({ heading, claims: shown }) => [heading, shown.map(({ number }) => number)])).toEqual([
    ['You', [2]],
    ['Aaron', [4]],
    ['Ada', [1]],
    ['Whoever objected, or a reviewer', [3]],
  ]);
});

test('[C11] the board sorts by number, by age, by contradiction and by due day', () => {
  expect(arrange({})).toEqual([[null, [1, 2, 3, 4]]]);
  expect(arrange({ order: 'newest' })).toEqual([[null, [4, 3, 2, 1]]]);
  expect(arrange({ order: 'contradicted' })).toEqual([[null, [1, 3, 2, 4]]]);
  expect(arrange({ order: 'due' })).toEqual([[null, [1, 2, 3, 4]]]);
});

test.each<[Partial<Arrangement>, number[]]>([
  [{ filter: 'mine' }, [2]],
  [{ filter: 'assigned' }, [2]],
  [{ filter: 'mentioned' }, [4]],
  [{ filter: 'overdue' }, [2]],
  [{ filter: 'approved' }, [1]],
  [{ words: 'FERRY' }, [1, 2, 3]],
  [{ words: 'ada storm' }, [4]],
])('[C11] of %o the board shows %o', (change, numbers) => {
  expect(arrange(change)).toEqual([[null, numbers]]);
});

test('[C11] where nothing passes there is no group', () => {
  expect(arrange({ filter: 'rejected' })).toEqual([]);
});

test.each<[Parameters<typeof classifyNeed>[0]['state'], number, NeedKind]>([
  ['gathering', 0, 'evidence'],
  ['gathering', 1, 'first_vote'],
  ['voting', 1, 'votes'],
  ['voted', 1, 'votes'],
  ['in_review', 1, 'review'],
  ['changes_requested', 1, 'changes'],
  ['approved', 1, 'nothing'],
])('[C12] a claim that is %s with %i passages is listed under %s', (state, count, kind) => {
  const evidence = Array.from({ length: count }, () => ({}) as Evidence);
  expect(classifyNeed({ state, evidence, gate: null })).toBe(kind);
});
