import { expect, type Page } from '@playwright/test';
import { buildArticle, buildClaim, buildStory } from '#seeds/factories.server.ts';
import { buildPerson, open, PASSWORD, signIn } from './people.ts';
import { test } from './test.ts';

/** Fills in the sign-in form that is shown. */
async function enter(page: Page, email: string) {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

test('[M14] who opens a page signed out is led to it after signing in, and not round in a circle', async ({ page }) => {
  const person = await buildPerson();
  const story = await buildStory({ actor: person });
  const address = `/stories/${story.id}/claims?sort=number`;
  await open(page, address);
  await expect(page).toHaveURL(/\/signin\?/);
  await enter(page, person.email);
  await expect(page.getByRole('heading', { name: 'Claims', level: 1 })).toBeVisible();
  await expect(page).toHaveURL(address);
  // A member who is signed in already is not asked again.
  await page.goto(`/signin?callbackUrl=${encodeURIComponent(address)}`);
  await expect(page).toHaveURL(address);
});

for (const callbackUrl of [
  '//evil.test/stories',
  '/\\evil.test',
  '/.//evil.test',
  'https://evil.test/',
  'javascript:alert(1)',
]) {
  test(`[M14] an address of the sign-in that names ${callbackUrl} leads to the stories`, async ({ page, baseURL }) => {
    await open(page, `/signin?callbackUrl=${encodeURIComponent(callbackUrl)}`);
    await enter(page, (await buildPerson()).email);
    await expect(page.getByRole('heading', { name: 'Stories', level: 1 })).toBeVisible();
    await expect(page).toHaveURL(`${baseURL}/stories`);
  });
}

const INJECTED = `<script>window.ran = 'inline script'</script>
  <script src="data:text/javascript,window.ran='data script'"></script>
  <script src="/injected.js"></script>
  <img src="/nothing.png" onerror="window.ran = 'handler'">
  <a id="injected-link" href="javascript:window.ran='link'">a link</a>`;

test('[M15] what was injected into a page’s text runs nothing, and the page works', async ({ browser, baseURL }) => {
  const person = await buildPerson();
  await buildStory({ actor: person, title: 'A story to read' });
  const page = await signIn(browser, String(baseURL), person);
  const blocked: string[] = [];
  await page.exposeFunction('tellBlocked', (directive: string) => blocked.push(directive));
  await page.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      // A library probes whether it may evaluate text and copes if it may not.
      if (blockedURI === 'eval') return;
      (window as unknown as { tellBlocked(directive: string): void }).tellBlocked(effectiveDirective);
    });
  });
  await page.route('**/injected.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: "window.ran = 'script of this site'" }),
  );
  await page.route('**/stories', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('</main>', `</main>${INJECTED}`) });
  });
  await page.goto('/stories');
  await page.locator('#injected-link').evaluate((link: HTMLAnchorElement) => link.click());
  await expect
    .poll(() => [...blocked].sort())
    .toEqual(['script-src-attr', 'script-src-elem', 'script-src-elem', 'script-src-elem', 'script-src-elem']);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  await page.getByRole('link', { name: 'A story to read' }).click();
  await expect(page.getByRole('heading', { name: 'A story to read', level: 1 })).toBeVisible();
});

test('[M15] every answer has a nonce of its own, and no page breaks its own policy', async ({ browser, baseURL }) => {
  const person = await buildPerson();
  const story = await buildStory({ actor: person });
  const article = await buildArticle({ story });
  const claim = await buildClaim({ story });
  const page = await signIn(browser, String(baseURL), person);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (/content.security.policy/i.test(message.text())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  const at = `/stories/${story.id}`;
  const addresses = [
    ...['/stories', '/review', '/settings/rules', '/no-such-page', '/stories/no-such-story', at],
    ...[`${at}/articles/${article.id}`, `${at}/claims/${claim.id}`, `${at}/matrix`, `${at}/factsheet`],
  ];
  const nonces = new Set<string>();
  for (const address of addresses) {
    const answer = await page.goto(address, { waitUntil: 'networkidle' });
    const policy = answer?.headers()['content-security-policy'] ?? '';
    const [, nonce = ''] = /script-src 'nonce-([\w+/=]{22,})' 'strict-dynamic';/.exec(policy) ?? [];
    expect(nonce, address).not.toBe('');
    nonces.add(nonce);
  }
  expect(nonces.size).toBe(addresses.length);
  expect(complaints).toEqual([]);
});
