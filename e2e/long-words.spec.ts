import { expect } from '@playwright/test';
import { db } from '#lib/db.server.ts';
import { buildArticle, buildClaim, buildEvidence, buildStory } from '#seeds/factories.server.ts';
import { buildPerson, open, signIn } from './people.ts';
import { test } from './test.ts';

const LONG = 'Hafenverwaltung'.repeat(14).slice(0, 200);
const PHONE = { width: 390, height: 844 };

test('[J2] no page is wider than a phone, however long the words that people wrote', async ({ browser, baseURL }) => {
  const admin = await buildPerson({ role: 'admin', name: LONG.slice(0, 80) });
  const story = await buildStory({ actor: admin, title: LONG });
  const article = await buildArticle({ story, outlet: LONG.slice(0, 120), text: `${LONG} stood here.\n\n## ${LONG}` });
  await db().article.update({ where: { id: article.id }, data: { title: LONG } });
  const claim = await buildClaim({ story, text: `${LONG} is so.` });
  await buildEvidence({ claim, article, quote: LONG, actor: admin });
  const queued = await buildClaim({ story, text: LONG, state: 'in_review' });
  const page = await signIn(browser, baseURL ?? '', admin);
  await page.setViewportSize(PHONE);
  const at = `/stories/${story.id}`;
  const pages = [
    '/stories',
    '/review',
    '/for-you',
    '/settings',
    '/settings/members',
    '/settings/rules',
    '/settings/keys',
    '/settings/audit',
    at,
    `${at}/claims`,
    `${at}/claims/${claim.id}`,
    `${at}/claims/${queued.id}`,
    `${at}/matrix`,
    `${at}/factsheet`,
    `${at}/factsheet/history`,
    `${at}/activity`,
    `${at}/articles/${article.id}`,
    `${at}/articles/${article.id}/history`,
  ];
  const wide: string[] = [];
  for (const address of pages) {
    await open(page, address);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > PHONE.width) wide.push(`${address} is ${width} px wide`);
  }
  expect(wide).toEqual([]);
});
