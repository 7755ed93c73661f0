import { expect, test } from 'vitest';
import { assignClaim } from '#lib/claim/assign-claim.server.ts';
import type { Counted } from '#lib/claim/claim-record.ts';
import { loadClaimOutlines } from '#lib/claim/load-claim-outlines.server.ts';
import { loadClaims } from '#lib/claim/load-claims.server.ts';
import { splitClaim } from '#lib/claim/split-claim.server.ts';
import { db } from '#lib/db.server.ts';
import { decideReview } from '#lib/review/decide-review.server.ts';
import { sendToReview } from '#lib/review/send-to-review.server.ts';
import { describePublished } from '#lib/version/published-claims.ts';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { closeRound } from '#lib/voting/close-round.server.ts';
import { overruleObjection } from '#lib/voting/end-objection.server.ts';
import { buildArticle, buildClaim, buildEvidence, buildStory } from '#seeds/factories.server.ts';
import { buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { ballot, buildTeam, passSecondRound, voteAll } from '#seeds/vote-factories.server.ts';
import type { Arrangement } from './arrange-claims.ts';
import { BOARD_FIRST_COUNT, countShown } from './board.ts';
import { findClaims } from './find-claims.server.ts';
import { FOUND_COUNT } from './found-claim.ts';
import { getBoard, getBoardPart } from './get-board.server.ts';
import { getMatrix, getMatrixPart, getWholeMatrix, listMatrixPassages } from './get-matrix.server.ts';
import { MATRIX_FIRST } from './matrix.ts';

const TODAY = '2026-06-15';
const USUAL: Arrangement = { filter: 'all', grouping: 'state', order: 'number', words: '' };

/** A story with 30 claims, every third of them approved. */
async function buildLongStory() {
  const story = await buildStory();
  const claims = [];
  for (let at = 1; at <= 30; at++) {
    claims.push(
      await buildClaim({ story, text: `The ferry left pier ${at}.`, ...(at % 3 === 0 && { state: 'approved' }) }),
    );
  }
  return { story, claims, actor: story.actor };
}

test('[C25] the board begins with its first screens, and each further part follows where the last one ended', async () => {
  const { story, actor } = await buildLongStory();
  const { part } = await getBoard(actor, { storyId: story.id, arrangement: USUAL, today: TODAY });
  expect(part.totalCount).toBe(30);
  expect(part.groups).toEqual([
    { heading: 'Gathering evidence', count: 20 },
    { heading: 'Approved', count: 10 },
  ]);
  const rest = await getBoardPart(actor, {
    ...{ storyId: story.id, arrangement: USUAL, today: TODAY },
    from: BOARD_FIRST_COUNT,
    count: 60,
  });
  expect(rest.groups).toEqual(part.groups);
  const numbers = [...part.claims, ...rest.claims].map(({ number }) => number);
  const all = Array.from({ length: 30 }, (_, at) => at + 1);
  expect(part.claims).toHaveLength(BOARD_FIRST_COUNT);
  expect(numbers).toEqual([...all.filter((number) => number % 3 !== 0), ...all.filter((number) => number % 3 === 0)]);
});

test.each<[Partial<Arrangement>, number[]]>([
  [{ words: 'pier 29' }, [29]],
  [{ order: 'newest', filter: 'approved' }, [30, 27]],
  [{ order: 'contradicted' }, [28, 1]],
  [{ filter: 'assigned' }, [26]],
  [{ filter: 'mine', grouping: 'need' }, [28, 1]],
])('[C25] the board looks through all claims, sent or not: %o', async (change, [first, second]) => {
  const { story, claims, actor } = await buildLongStory();
  const [claim, assigned] = [claims[27], claims[25]];
  if (!claim || !assigned) throw new Error('no such claim');
  await buildEvidence({ claim, stance: 'contradicts' });
  await assignClaim(actor, { claimId: assigned.id, memberId: actor.memberId, dueOn: null });
  const arrangement = { ...USUAL, grouping: 'none' as const, ...change };
  const { claims: found } = await getBoardPart(actor, {
    storyId: story.id,
    arrangement,
    today: TODAY,
    from: 0,
    count: 2,
  });
  // By need, those without evidence come before the one that can be voted on.
  const numbers = found.map(({ number }) => number);
  if (change.grouping === 'need') expect(numbers).toEqual([1, 2]);
  else expect(numbers).toEqual([first, second].filter((number) => number !== undefined));
});

test('[C25] what a list says of a claim is what its own page says', async () => {
  const { claim, team } = await buildTeam('editor', 'editor', 'reviewer', 'admin');
  const [author, one, two, reviewer, admin] = team;
  if (!author || !one || !two || !reviewer || !admin) throw new Error('the team is not whole');
  await voteAll(claim, [
    [one, 2],
    [two, 2],
  ]);
  await castVote(author, ballot(claim, 2, { objection: true, reason: 'The log is missing.' }));
  await closeRound(reviewer, { claimId: claim.id, roundNumber: 1 });
  await overruleObjection(admin, { claimId: claim.id, voterId: author.memberId, reason: 'The log is there.' });
  await castVote(one, ballot(claim, 1, { roundNumber: 2, reason: 'I read the log.' }));
  await passSecondRound(claim.newsroomId);
  await closeRound(reviewer, { claimId: claim.id, roundNumber: 2 });
  await assignClaim(author, { claimId: claim.id, memberId: one.memberId, dueOn: '2026-07-01' });
  await sendToReview(author, { claimId: claim.id });
  const { version: claimVersion } = await db().claim.findUniqueOrThrow({ where: { id: claim.id } });
  await decideReview(reviewer, {
    claimId: claim.id,
    claimVersion,
    decision: 'changes_requested',
    reason: 'Who says so?',
    pointsAt: ['votes'],
  });
  const split = await buildClaim({
    story: { id: claim.storyId, newsroomId: claim.newsroomId, title: '', actor: author },
  });
  const { id } = await buildEvidence({ claim: split, stance: 'contradicts', origin: 'A witness' });
  await splitClaim(author, {
    ...{ claimId: split.id, claimVersion: 1, keptText: 'It was closed.', newText: 'It was wet.' },
    shares: { [id]: 'both' },
  });

  const where = { storyId: claim.storyId };
  const whole = await loadClaims(db(), claim.newsroomId, where);
  const outlines = await loadClaimOutlines(db(), claim.newsroomId, where);
  const counted = ({ stance, origin, outlet, grade, revisionSha256 }: Counted) => ({
    ...{ stance, origin, outlet, grade, revisionSha256 },
  });
  const byVoter = (record: (typeof outlines)[number]) => ({
    ...record,
    evidence: record.evidence.map(counted),
    wording: {
      ...record.wording,
      rounds: record.wording.rounds.map((round) => ({
        ...round,
        votes: round.votes.toSorted((a, b) => a.voter.memberId.localeCompare(b.voter.memberId)),
      })),
    },
  });
  expect(outlines.map(byVoter)).toEqual(whole.map(byVoter));
  expect(outlines).toHaveLength(3);
  const chosen = await loadClaimOutlines(db(), claim.newsroomId, { claimIds: [claim.id] });
  expect(chosen).toEqual(outlines.slice(0, 1));
});

test('[C26] a claim is found among all by number and words; the chosen one stays, decided ones are not offered', async () => {
  const { story, claims, actor } = await buildLongStory();
  const [one, other] = [claims[0]?.id ?? '', claims[28]?.id ?? ''];
  const find = (words: string, more = {}) =>
    findClaims(actor, { storyId: story.id, purpose: 'evidence', words, ...more }).then((found) => ({
      numbers: found.claims.map(({ number }) => number),
      count: found.count,
    }));
  expect(await find('PIER 29')).toEqual({ numbers: [29], count: 1 });
  expect(await find('29', { chosen: one })).toEqual({ numbers: [1, 29], count: 2 });
  expect(await find('pier 30')).toEqual({ numbers: [], count: 0 });
  const like = await findClaims(actor, { storyId: story.id, purpose: 'merge', words: '', claim: other });
  expect(like.claims.map(({ id }) => id)).not.toContain(other);
  expect(like.count).toBe(19);
  for (let at = 0; at < FOUND_COUNT; at++) await buildClaim({ story });
  expect((await find('')).numbers).toHaveLength(FOUND_COUNT);
});

test('[C25] the matrix begins with its first rows and columns; the search and the file have all', async () => {
  const { story, claims, actor } = await buildLongStory();
  const articles = [];
  for (let at = 0; at < MATRIX_FIRST.articles + 3; at++) articles.push(await buildArticle({ story }));
  const [last, claim] = [articles.at(-1), claims[27]];
  if (!last || !claim) throw new Error('no such article');
  await buildEvidence({ claim, article: last, quote: 'The harbour office' });
  await buildEvidence({ claim, article: last, quote: 'opened at nine', stance: 'contradicts' });

  const { part } = await getMatrix(actor, story.id);
  expect(part).toMatchObject({ totalCount: 30, rowCount: 30, articleCount: articles.length });
  expect([part.rows.length, part.articles.length]).toEqual([MATRIX_FIRST.rows, MATRIX_FIRST.articles]);
  // Contradictions first, though its article's column is not here.
  expect(part.rows[0]).toMatchObject({ number: 28, cells: [{ articleId: last.id }] });

  const at = { rowsFrom: MATRIX_FIRST.rows, rowCount: 60, articlesFrom: MATRIX_FIRST.articles, articleCount: 60 };
  const rest = await getMatrixPart(actor, { storyId: story.id, words: '', ...at });
  expect([rest.rows.length, rest.articles.length]).toEqual([10, 3]);
  const found = await getMatrixPart(actor, { storyId: story.id, words: 'pier 29', ...at, rowsFrom: 0 });
  expect(found).toMatchObject({ rowCount: 1, rows: [{ number: 29 }] });

  const cell = { storyId: story.id, claimId: claim.id, articleId: last.id };
  expect(await listMatrixPassages(actor, cell)).toMatchObject([
    { quote: 'The harbour office', stance: 'supports', start: 0, end: 18 },
    { quote: 'opened at nine', stance: 'contradicts' },
  ]);
  const whole = await getWholeMatrix(actor, story.id);
  expect(whole.rows).toHaveLength(30);
  expect(whole.rows[0]?.passages.get(last.id)).toHaveLength(2);
});

test('[C25] a story without claims has an empty board', async () => {
  const { id, actor } = await buildStory();
  const { part, sentBack } = await getBoard(actor, { storyId: id, arrangement: USUAL, today: TODAY });
  expect([part.totalCount, countShown(part), part.claims, sentBack]).toEqual([0, 0, [], []]);
});

test('[C24] a board says which claims readers have', async () => {
  const sheet = await buildReadySheet();
  const waiting = await buildClaim({ story: sheet.story });
  const read = async () => {
    const { part, published } = await getBoard(sheet.actor, {
      storyId: sheet.story.id,
      arrangement: USUAL,
      today: TODAY,
    });
    return new Map(part.claims.map(({ id, number }) => [id, describePublished(published, number)]));
  };
  expect([...(await read()).values()]).toEqual([null, null]);
  await publishNow(sheet);
  const words = await read();
  expect([words.get(sheet.claim.id), words.get(waiting.id)]).toEqual(['Published in version 1', null]);
});
