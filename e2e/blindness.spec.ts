import { type Browser, expect, type Page } from '@playwright/test';
import { castVote } from '#lib/voting/cast-vote.server.ts';
import { closeRound } from '#lib/voting/close-round.server.ts';
import {
  type BuiltClaim,
  type BuiltMember,
  buildArticle,
  buildClaim,
  buildEvidence,
  buildNewsroom,
  buildStory,
} from '#seeds/factories.server.ts';
import { buildPerson, draftStatus, open, signIn } from './people.ts';
import { test } from './test.ts';

/*
 * Blindness, attacked by every way out of a running server: what anyone but the voter can fetch or receive while a
 * round is open must be the same for all votes. Two newsrooms, alike but for the ratings, are read and compared.
 */

const SECRET = 'sealed-reason';

type Ballot = { rating: number; objection: boolean };
type Room = {
  claim: BuiltClaim;
  articleId: string;
  voters: [BuiltMember, BuiltMember, BuiltMember];
  others: BuiltMember[];
};

/** A newsroom whose people, story and article have the same names each time. */
async function buildRoom(): Promise<Room> {
  const { id: newsroomId } = await buildNewsroom({ name: 'The Quay' });
  const person = (name: string, role: BuiltMember['role']) => buildPerson({ newsroomId, name, role });
  const [ana, bo, cy] = [await person('Ana', 'editor'), await person('Bo', 'editor'), await person('Cy', 'editor')];
  const others = [await person('Dov', 'reviewer'), await person('Eli', 'admin'), await person('Fay', 'observer')];
  const story = await buildStory({ actor: ana, title: 'The harbour' });
  const text = 'The harbour was closed on Monday. The office says that nobody was told why it was closed.';
  const article = await buildArticle({ story, title: 'Harbour closed', outlet: 'Daily Quay', text });
  const claim = await buildClaim({ story, text: 'The harbour was closed on Monday.' });
  await buildEvidence({ claim, article, quote: 'The harbour was closed on Monday.' });
  await buildClaim({ story, text: 'Nobody was told why.' });
  return { claim, articleId: article.id, voters: [ana, bo, cy], others };
}

function vote(room: Room, voter: BuiltMember, { rating, objection }: Ballot) {
  const reason = `${SECRET} ${rating}`;
  return castVote(voter, { claimId: room.claim.id, wordingNumber: 1, roundNumber: 1, rating, objection, reason });
}

/** Every address that a member can read, of pages, exports, feeds and numbers. */
function addressesOf({ claim, articleId }: Room): string[] {
  const story = `/stories/${claim.storyId}`;
  return [
    ...['/stories', story, `${story}/claims`, `${story}/claims/${claim.id}`, `${story}/matrix`, `${story}/matrix/csv`],
    ...[`${story}/factsheet`, `${story}/factsheet/preview`],
    ...[`${story}/articles/${articleId}`, '/review', `/review?claim=${claim.id}`],
    ...['/settings/members', '/settings/rules', '/settings/audit'],
    ...[`/api/v1/articles/${articleId}/annotations`, '/api/v1/audit', '/metrics', '/facts', '/'],
  ];
}

/** What the address answers, as a page and as the payload that client navigation fetches. */
async function fetchBoth(page: Page, address: string): Promise<{ html: string; payload: string }> {
  const [html, payload] = await Promise.all([
    page.request.get(address),
    page.request.get(address, { headers: { rsc: '1' } }),
  ]);
  return { html: await html.text(), payload: await payload.text() };
}

/** Next.js sends these where they are ready first: in the head, or behind the page beside empty places for them. */
const HEAD_PARTS = /<title>.*?<\/title>|<meta [^>]*>/g;

/** What a reader sees of the page, without what differs from one newsroom, moment or build to another. */
function forget(html: string): string {
  const body = html
    .replace(HEAD_PARTS, '')
    .replace(/<script[\s\S]*?<\/script>|<link[^>]*>|<!--[\s\S]*?-->|<template[^>]*><\/template>/g, '')
    .replace(/<div hidden[^>]*><\/div>/g, '');
  return [...(html.match(HEAD_PARTS) ?? []).sort(), body]
    .join('\n')
    .replace(
      /[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{12,}|newsroom-[0-9a-f]{8}|(?:admin|editor|observer|reviewer)-[0-9a-f]{8}/g,
      '·',
    )
    .replace(/\d{4}-\d\d-\d\d[T ][\d:.]+Z?|\d+ \w+ \d{4} at \d\d:\d\d/g, '·')
    .replace(/(?:id|for|aria-[a-z]+)="[^"]*"/g, '');
}

/** Collects all that the page's sockets are sent from now on, as text. */
function listen(page: Page): () => string {
  const frames: string[] = [];
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => frames.push(payload.toString('latin1')));
  });
  return () => frames.join('\n');
}

function expectNothing(body: string, where: string): void {
  expect(body, where).not.toContain(SECRET);
  expect(body, where).not.toMatch(/rating\\*":\s*\d/);
  expect(body, where).not.toMatch(/objection\\*":\s*true/);
}

/** One looks on through sockets while the two ballots are cast: at the claim, at the article and at the sheet. */
async function watchVoting(browser: Browser, url: string, room: Room, ballots: [Ballot, Ballot]): Promise<void> {
  const [ana, bo, cy] = room.voters;
  const watcher = await signIn(browser, url, cy);
  const article = await watcher.context().newPage();
  const sheet = await watcher.context().newPage();
  const heard = [watcher, article, sheet].map(listen);
  // A page fetches itself again once its doorbell is connected; from then on it receives signals.
  const hangs = watcher.waitForResponse((response) => response.request().method() === 'POST' && isPage(response.url()));
  await open(watcher, claimPathOf(room));
  await hangs;
  await open(article, `/stories/${room.claim.storyId}/articles/${room.articleId}`);
  await open(sheet, `/stories/${room.claim.storyId}/factsheet`);
  for (const page of [article, sheet]) await expect(draftStatus(page, 'Saved')).toBeVisible();

  await vote(room, ana, ballots[0]);
  await vote(room, bo, ballots[1]);
  await expect(watcher.getByText('2 of 5 have voted.').first()).toBeVisible();
  for (const [index, frames] of heard.entries()) {
    expect(frames(), `socket ${index}`).not.toBe('');
    expectNothing(frames(), `socket ${index}`);
    for (const { memberId, name } of [ana, bo]) {
      expect(frames()).not.toContain(memberId);
      expect(frames()).not.toContain(`"${name}"`);
    }
  }
  expect(heard[0]?.()).toMatch(/"seq":\d+/);
  expectNothing(await watcher.content(), 'the page that was open');
  await watcher.context().close();
}

function isPage(url: string): boolean {
  return new URL(url).pathname.startsWith('/stories/');
}

function claimPathOf({ claim }: Room): string {
  return `/stories/${claim.storyId}/claims/${claim.id}`;
}

/** All that the others can fetch while the round is open, by role and address. */
async function fetchAll(browser: Browser, url: string, room: Room): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const reader of room.others) {
    const page = await signIn(browser, url, reader);
    for (const address of addressesOf(room)) {
      const { html, payload } = await fetchBoth(page, address);
      const where = `${reader.role} ${address.replace(/[0-9a-f-]{36}/g, '·')}`;
      expectNothing(html, where);
      expectNothing(payload, `${where}, payload`);
      // Metrics are shared by the whole test run; only their names are compared.
      if (address === '/metrics') expect(html).not.toMatch(/vote|rating|round|[0-9a-f]{8}-/);
      else if (address !== '/api/v1/audit' && address !== '/facts') seen.set(where, forget(html));
    }
    await page.context().close();
  }
  return seen;
}

async function readWhileOpen(browser: Browser, url: string, ballots: [Ballot, Ballot]): Promise<Map<string, string>> {
  const room = await buildRoom();
  const [ana, , cy] = room.voters;
  await watchVoting(browser, url, room, ballots);
  const seen = await fetchAll(browser, url, room);

  // A voter sees their own vote, and nothing of the other's.
  const voter = await signIn(browser, url, ana);
  const own = await fetchBoth(voter, claimPathOf(room));
  expect(own.payload).toContain(`${SECRET} ${ballots[0].rating}`);
  expect(own.payload).not.toContain(`${SECRET} ${ballots[1].rating}`);
  await voter.context().close();

  // Once it is closed the same searches find it, so they can fail.
  await vote(room, cy, { rating: 1, objection: false });
  const [reviewer] = room.others;
  if (!reviewer) throw new Error('the room has a reviewer');
  await closeRound(reviewer, { claimId: room.claim.id, roundNumber: 1 });
  const revealed = await signIn(browser, url, reviewer);
  const after = await fetchBoth(revealed, claimPathOf(room));
  expect(after.html).toContain(SECRET);
  expect(after.payload).toMatch(/rating\\*":\s*\d/);
  await revealed.context().close();
  return seen;
}

test('[V24] no page, payload, export, number or socket reveals a vote while its round is open', async ({
  browser,
  baseURL,
}) => {
  const url = baseURL ?? '';
  const ballots: [Ballot, Ballot][] = [
    [
      { rating: 1, objection: false },
      { rating: 2, objection: false },
    ],
    [
      { rating: 5, objection: true },
      { rating: 6, objection: false },
    ],
  ];
  const [low, high] = await Promise.all(ballots.map((two) => readWhileOpen(browser, url, two)));
  if (!low || !high) throw new Error('both rooms were read');
  expect([...low.keys()]).toEqual([...high.keys()]);
  for (const [where, html] of low) expect(high.get(where), where).toBe(html);
});

test('[V24] the answer to a vote shows the voter how many have voted, and nothing of the others', async ({
  browser,
  baseURL,
}) => {
  const room = await buildRoom();
  const [ana, bo] = room.voters;
  await vote(room, ana, { rating: 5, objection: true });
  const page = await signIn(browser, baseURL ?? '', bo);
  await open(page, `/stories/${room.claim.storyId}/claims/${room.claim.id}`);
  const answers: string[] = [];
  await page.route('**/claims/**', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    const response = await route.fetch();
    const body = await response.text();
    answers.push(body);
    await route.fulfill({ response, body });
  });
  await page.getByRole('radio', { name: /^Confirmed/ }).click();
  await page.getByRole('button', { name: 'Cast vote' }).click();
  await expect(page.getByText('2 of 5 have voted.').first()).toBeVisible();
  // The others fetch the page again.
  expect(answers.join('\n')).toContain('"votedCount":2');
  for (const answer of answers)
    expectNothing(answer.replaceAll(/"ownBallot":\{[^}]*\}/g, ''), 'the answer to the vote');
  expect(await page.content()).not.toContain(SECRET);
});
