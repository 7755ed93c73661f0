import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { readAddress } from '#lib/public-site/address.ts';
import { makeContentLoader } from '#lib/public-site/load-content.server.ts';
import type { Site } from '#lib/public-site/make-page.ts';
import { listStatements } from '#seeds/list-statements.server.ts';
import { buildReadySheet, publishNow } from '#seeds/sheet-factories.server.ts';
import { CLAIM_BUDGETS } from '#seeds/statement-budgets/claims.server.ts';
import { NEWSROOM_BUDGETS } from '#seeds/statement-budgets/newsroom.server.ts';
import { PAGE_BUDGETS } from '#seeds/statement-budgets/pages.server.ts';
import type { Budget } from '#seeds/statement-budgets/world.server.ts';

const COMMANDS = { ...CLAIM_BUDGETS, ...NEWSROOM_BUDGETS };

/** Addresses of the public site; each is read once and kept, so what is counted is the first reader's. */
const PUBLIC: [path: string, count: number][] = [
  ['/facts', 1],
  ['/facts?q=harbour', 1],
  ['/facts/corrections', 1],
  ['/facts/feed.xml', 1],
  ['/facts/feed.json', 1],
  ['/sitemap.xml', 1],
  ['/.well-known/touchstone-keys.json', 1],
  ['/facts/SLUG', 1],
  ['/facts/SLUG.json', 1],
  ['/facts/SLUG/v/1', 1],
  ['/facts/SLUG/history', 1],
  ['/facts/SLUG/feed.xml', 1],
  ['/facts/SLUG/claims/1', 1],
  ['/embed/SLUG/1', 1],
];

const SITE: Site = {
  url: 'https://facts.example.test',
  renderer: { renderBody: () => '', style: '' },
  policies: { page: '', embed: { light: '', dark: '', auto: '' } },
};

async function countStatements({ prepare }: Budget): Promise<string[]> {
  return listStatements(await prepare());
}

test.each(Object.entries(COMMANDS))('[S14] %s keeps to its budget of statements', async (_name, budget) => {
  const statements = await countStatements(budget);
  expect(statements.length, statements.join('\n')).toBe(budget.count);
});

test.each(Object.entries(PAGE_BUDGETS))(
  '[S14] the page %s keeps to its budget of statements',
  async (_name, budget) => {
    const statements = await countStatements(budget);
    expect(statements.length, statements.join('\n')).toBe(budget.count);
  },
);

test.each(PUBLIC)('[S14] the public page %s keeps to its budget of statements', async (path, count) => {
  const sheet = await buildReadySheet();
  await publishNow(sheet);
  const location = readAddress(path.replace('SLUG', sheet.slug));
  if (location?.is !== 'page') throw new Error(`${path} is no address`);
  const load = makeContentLoader();
  let content: unknown = null;
  const statements = await listStatements(async () => {
    content = await load(SITE, location.address, 1);
  });
  expect(content).not.toBeNull();
  expect(statements.length, statements.join('\n')).toBe(count);
  if (!path.includes('SLUG')) expect(statements.join('\n')).not.toContain('"snapshot"');
});

test('[S14] every command has a budget', async () => {
  const commands: string[] = [];
  for await (const path of glob('lib/**/*.server.ts')) {
    const source = readFileSync(path, 'utf8');
    const made = source.matchAll(/^export const (\w+) = (?:command|query|systemCommand)\b/gm);
    for (const [, name = ''] of made) commands.push(name);
  }
  // It sends nothing to the database.
  const exceptions = ['refreshPage'];
  expect(commands.filter((name) => !exceptions.includes(name) && !(name in COMMANDS))).toEqual([]);
  expect(commands.length).toBeGreaterThan(40);
});
