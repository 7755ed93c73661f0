import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { type APIRequestContext, expect } from '@playwright/test';
import * as Y from 'yjs';
import { describeSelection } from '#lib/anchoring/selector.ts';
import { addAnnotation, findNote } from '#lib/annotation/annotation-doc.ts';
import { newId } from '#lib/annotation/new-id.ts';
import { writeSignInAddress } from '#lib/auth/way-back.ts';
import { appendServerEdit } from '#lib/collab/server/append-server-edit.server.ts';
import { articleDocId } from '#lib/draft-log/doc-id.ts';
import { buildArticle, buildClaim, buildMember, buildStory } from '#seeds/factories.server.ts';
import { buildPerson, open, sendPassword, signIn, signInOnPage } from './people.ts';
import { test } from './test.ts';

/*
 * Every page and every route, found by their files: signed out, as another newsroom's admin, as an observer. A new one is
 * tried without being named here.
 */

const baseURL = process.env.E2E_BASE_URL ?? '';

/** A newsroom's story with an article and a claim, by the names that addresses have for them. */
async function buildTarget() {
  const actor = await buildMember();
  const story = await buildStory({ actor, title: `Nobody else’s ${crypto.randomUUID()}` });
  const article = await buildArticle({ story });
  const claim = await buildClaim({ story });
  return { story, params: { storyId: story.id, articleId: article.id, claimId: claim.id } };
}

type Params = Record<string, string>;

/** The addresses of the pages behind sign-in, or of the routes, with the parameters filled in. */
async function listAddresses(kind: 'page' | 'route', params: Params): Promise<{ file: string; address: string }[]> {
  const pattern = kind === 'page' ? 'app/(newsroom)/**/page.tsx' : 'app/api/**/route.ts';
  const found: { file: string; address: string }[] = [];
  for await (const file of glob(pattern)) {
    if (file.includes('[...nextauth]')) continue;
    const path = file
      .replace(/^app/, '')
      .replace(/\/\(\w+\)/g, '')
      .replace(/\/(page\.tsx|route\.ts)$/, '');
    const address = path.replace(/\[(\w+)\]/g, (_, name: string) => {
      const value = params[name];
      if (!value) throw new Error(`${file}: tell this test what [${name}] is`);
      return value;
    });
    found.push({ file, address });
  }
  expect(found.length).toBeGreaterThan(3);
  return found;
}

function methodsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^export (?:async )?function (GET|POST|PUT|PATCH|DELETE)\b/gm)].map(
    ([, method = '']) => method,
  );
}

function send(request: APIRequestContext, method: string, address: string) {
  const headers = { 'content-type': 'application/json' };
  return request.fetch(address, { method, headers, maxRedirects: 0, ...(method !== 'GET' && { data: '[]' }) });
}

test('[M1] signed out, every page leads to the sign-in and every route answers 401', async ({ request }) => {
  const { story, params } = await buildTarget();
  for (const { address } of await listAddresses('page', params)) {
    const answer = await request.get(address, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location], address).toEqual([307, writeSignInAddress(address)]);
    expect(await answer.text()).not.toContain(story.title);
  }
  for (const { file, address } of await listAddresses('route', params)) {
    for (const method of methodsOf(file)) {
      const answer = await send(request, method, address);
      expect(answer.status(), `${method} ${address}`).toBe(401);
      expect(await answer.json()).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    }
  }
});

test('[M1] for another newsroom’s admin every page and route of a story is a 404', async ({ browser }) => {
  const { story, params } = await buildTarget();
  const page = await signIn(browser, baseURL, await buildPerson({ role: 'admin' }));
  const isNamed = (file: string) => /\[\w+\]/.test(file);
  for (const { file, address } of await listAddresses('page', params)) {
    const answer = await page.request.get(address);
    expect(answer.status(), address).toBe(isNamed(file) ? 404 : 200);
    expect(await answer.text()).not.toContain(story.title);
  }
  for (const { file, address } of (await listAddresses('route', params)).filter(({ file: path }) => isNamed(path))) {
    for (const method of methodsOf(file)) {
      const answer = await send(page.request, method, address);
      expect(answer.status(), `${method} ${address}`).toBe(404);
    }
  }
  const malformed = { storyId: 'x', articleId: 'x', claimId: 'x' };
  for (const kind of ['page', 'route'] as const) {
    for (const { file, address } of (await listAddresses(kind, malformed)).filter(({ file: path }) => isNamed(path))) {
      const methods = kind === 'page' ? ['GET'] : methodsOf(file);
      for (const method of methods) {
        expect((await send(page.request, method, address)).status(), `${method} ${address}`).toBe(404);
      }
    }
  }
});

test('[M12] a page of another site changes nothing', async ({ browser }) => {
  const page = await signIn(browser, baseURL, await buildPerson({ role: 'editor' }));
  const answer = await page.request.post('/api/collab-token', { headers: { 'sec-fetch-site': 'same-site' } });
  expect(answer.status()).toBe(403);
  expect((await page.request.post('/api/collab-token')).status()).toBe(200);
});

test('[M3] a copy of the cookie opens nothing after signing out, and other devices stay signed in', async ({
  browser,
}) => {
  const person = await buildPerson();
  const page = await signInOnPage(browser, baseURL, person);
  const other = await signIn(browser, baseURL, person);
  const cookies = await page.context().cookies();
  const thief = await browser.newContext({ baseURL });
  await thief.addCookies(cookies);
  expect((await thief.request.get('/stories', { maxRedirects: 0 })).status()).toBe(200);
  await page.getByRole('button', { name: person.name }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect((await thief.request.get('/stories', { maxRedirects: 0 })).headers().location).toBe('/signin');
  expect((await thief.request.post('/api/collab-token')).status()).toBe(401);
  // Asking for the session renews a cookie; the renewed one opens as little.
  await thief.request.get('/api/auth/session');
  expect((await thief.request.post('/api/collab-token')).status()).toBe(401);
  expect((await other.request.get('/stories', { maxRedirects: 0 })).status()).toBe(200);
});

test('[M10] after too many wrong passwords the sign-in says to wait, and keeps what was typed', async ({ page }) => {
  const { email } = await buildPerson();
  await open(page, '/signin');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill('not this one');
  for (let tries = 1; tries < 10; tries += 1) {
    expect((await sendPassword(page.request, email, 'not this one')).status()).toBe(401);
  }
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('No account has this e-mail and password.')).toBeVisible();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByText('Wait a quarter of an hour, then try again.')).toBeVisible();
  await expect(page.getByLabel('E-mail')).toHaveValue(email);
});

test('[M1] what came in as markup is shown as words', async ({ browser }) => {
  const person = await buildPerson();
  const hostile = '<img src=x onerror="document.title=\'broken in\'"><script>document.title="broken in"</script>';
  const story = await buildStory({ actor: person, title: `Story ${hostile}` });
  const article = await buildArticle({
    story,
    title: `Title ${hostile}`,
    outlet: `Outlet ${hostile}`,
    text: `Text ${hostile}`,
  });
  const claim = await buildClaim({ story, text: `Claim ${hostile}` });
  const page = await signIn(browser, baseURL, person);
  const base = `/stories/${story.id}`;
  const addresses = [
    '/stories',
    base,
    `${base}/articles/${article.id}`,
    `${base}/claims`,
    `${base}/claims/${claim.id}`,
  ];
  for (const address of [...addresses, `${base}/matrix`, `${base}/factsheet`]) {
    await open(page, address);
    await expect(page.getByText('<img src=x').first()).toBeVisible();
    expect(await page.title()).not.toBe('broken in');
  }
});

test('[N13] a link of a note that would run a script leads nowhere', async ({ browser }) => {
  const person = await buildPerson();
  const story = await buildStory({ actor: person });
  const { id, revisionId, text } = await buildArticle({ story });
  await appendServerEdit(articleDocId(revisionId), person.memberId, (ydoc) => {
    const annotation = newId();
    addAnnotation(ydoc, {
      id: annotation,
      author: person.memberId,
      selector: describeSelection(text, 0, 20),
      kind: 'note',
    });
    const words = new Y.XmlText();
    words.insert(0, 'press here', { link: { href: 'javascript:document.title="broken in"' } });
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [words]);
    findNote(ydoc, annotation)?.insert(0, [paragraph]);
  });
  const page = await signIn(browser, baseURL, person);
  await open(page, `/stories/${story.id}/articles/${id}`);
  await page.getByText('press here').first().click();
  await expect(page.getByRole('textbox').getByText('press here')).toBeVisible();
  await expect(page.locator('a[href^="javascript:"]')).toHaveCount(0);
  expect(await page.title()).not.toBe('broken in');
});
