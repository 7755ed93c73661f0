import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, expect, type Page } from '@playwright/test';
import { readEnvelope } from '#lib/factsheet/envelope.ts';
import { verifyEnvelope } from '#lib/factsheet/verify-envelope.ts';
import { type BuiltMember, buildNewsroom, buildStory } from '#seeds/factories.server.ts';
import { test } from './own-server.ts';
import {
  articleOf,
  buildPerson,
  draftStatus,
  open,
  readPainted,
  readPassage,
  readWritten,
  selectWithMouse,
  signIn,
  signInOnPage,
  untilAlive,
} from './people.ts';

const REAL_ARTICLES = resolve('../shared/articles');
const JOURNEY_LIMIT_MS = 240_000;

/** The real files where there are any, else four of our own. */
function findArticles(folder: string): string[] {
  if (existsSync(REAL_ARTICLES)) {
    const names = readdirSync(REAL_ARTICLES).filter((name) => name.endsWith('.txt'));
    if (names.length > 0) return names.map((name) => join(REAL_ARTICLES, name));
  }
  mkdirSync(folder, { recursive: true });
  return ['first', 'second', 'third', 'fourth'].map((name) => {
    const paragraph = `The ${name} outlet wrote that the harbour had been closed on the day before, and that the harbour master had given no reason for it to the crews that waited.\n\n`;
    const file = join(folder, `${name}.txt`);
    writeFileSync(file, `Harbour closed, the ${name} outlet reports\n\n${paragraph.repeat(4)}`);
    return file;
  });
}

async function runImport(args: string[]): Promise<{ code: number | null; lines: string[] }> {
  const child = spawn(process.execPath, ['scripts/run.mjs', 'import', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  const code = await new Promise<number | null>((done) => child.on('close', done));
  return { code, lines: output.trim().split('\n') };
}

async function castVote(page: Page, claimPath: string, rating: RegExp, reason: string): Promise<void> {
  await open(page, claimPath);
  const votes = page.getByRole('region', { name: 'Votes' });
  await votes.getByRole('radiogroup', { name: 'Credibility' }).getByRole('radio', { name: rating }).click();
  await votes.getByLabel('Reason', { exact: true }).fill(reason);
  await votes.getByRole('button', { name: 'Cast vote' }).click();
  await expect(votes.getByText('Your vote is in.')).toBeVisible();
}

type Cast = { first: Page; second: Page; third: Page; reviewer: Page; observer: Page; reader: Page };

async function gather(browser: Browser, url: string, members: Record<Exclude<keyof Cast, 'reader'>, BuiltMember>) {
  const reader = await (await browser.newContext({ baseURL: url, javaScriptEnabled: false })).newPage();
  return {
    first: await signInOnPage(browser, url, members.first),
    second: await signIn(browser, url, members.second),
    third: await signIn(browser, url, members.third),
    reviewer: await signIn(browser, url, members.reviewer),
    observer: await signIn(browser, url, members.observer),
    reader,
  } satisfies Cast;
}

test('[J1] from four files to a fact sheet that the public reads, and all of it there after a restart', async ({
  browser,
  ownServer,
}, testInfo) => {
  test.setTimeout(JOURNEY_LIMIT_MS);
  const newsroom = await buildNewsroom();
  const inNewsroom = { newsroomId: newsroom.id };
  const members = {
    first: await buildPerson({ ...inNewsroom, name: 'First Editor', colour: 0 }),
    second: await buildPerson({ ...inNewsroom, name: 'Second Editor', colour: 1 }),
    third: await buildPerson({ ...inNewsroom, name: 'Third Editor', colour: 2 }),
    reviewer: await buildPerson({ ...inNewsroom, name: 'Reviewer', role: 'reviewer', colour: 3 }),
    observer: await buildPerson({ ...inNewsroom, name: 'Observer', role: 'observer', colour: 4 }),
  };
  await buildPerson({ ...inNewsroom, name: 'Admin', role: 'admin', colour: 5 });
  const story = await buildStory({ actor: members.first });
  const { first, second, third, reviewer, observer, reader } = await gather(browser, ownServer.url, members);

  await test.step('1. articles come in by command, by paste and by upload', async () => {
    const files = findArticles(testInfo.outputPath('articles'));
    const { code, lines } = await runImport([...files, '--story', story.title, '--newsroom', newsroom.slug]);
    expect(lines.filter((line) => /^[0-9a-f-]{36} {2}.+ {2}\d+ words {2}/.test(line))).toHaveLength(files.length);
    expect(code).toBe(0);

    await open(first, `/stories/${story.id}`);
    await first.getByRole('button', { name: 'Paste text' }).click();
    const dialog = first.getByRole('dialog');
    await dialog
      .getByLabel('Text of the article')
      .fill(
        'A pasted report\n\nThe harbour office said on Monday that the pier would stay closed until the inquiry into the accident had ended.',
      );
    await dialog.getByLabel('Outlet', { exact: true }).fill('Harbour Post');
    await dialog.getByRole('button', { name: 'Import' }).click();
    await expect(first.getByRole('link', { name: 'A pasted report' })).toBeVisible();

    await first.getByRole('button', { name: 'Upload a file' }).click();
    await dialog.getByLabel('Text file').setInputFiles({
      name: 'uploaded.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from(
        'An uploaded report\n\nTwo crews told the paper that nobody had warned them before the pier was closed.',
      ),
    });
    await dialog.getByRole('button', { name: 'Import' }).click();
    await expect(first.getByRole('link', { name: 'An uploaded report' })).toBeVisible();
  });

  const articlePaths = await first
    .getByRole('link')
    .evaluateAll((links) =>
      links.map((link) => link.getAttribute('href') ?? '').filter((href) => href.includes('/articles/')),
    );
  const [articlePath = '', otherPath = ''] = articlePaths;
  const note = 'The ministry is the only origin.';

  await test.step('2. two editors annotate one article together', async () => {
    await Promise.all([open(first, articlePath), open(second, articlePath)]);
    for (const [page, other] of [
      [first, 'Second Editor'],
      [second, 'First Editor'],
    ] as const) {
      await expect(page.getByRole('region', { name: 'People here' }).getByText(other)).toBeVisible();
      await expect(draftStatus(page, 'Saved')).toBeVisible();
    }
    const passage = await readPassage(first, 0);
    await selectWithMouse(first, passage);
    await expect(second.locator('[data-mark="selection-0"]').first()).toBeVisible();

    await first.getByRole('button', { name: 'Annotate' }).click();
    const firstNote = first.getByRole('textbox', { name: 'Note' });
    await expect(firstNote).toBeFocused();
    await expect.poll(() => readPainted(second)).toContain(passage);
    const card = second
      .getByRole('region', { name: 'Annotations' })
      .getByRole('article', { name: 'Annotation by First Editor' });
    let typed = '';
    for (const letters of ['T', 'h', 'e', ' ministry', ' is']) {
      await first.keyboard.type(letters);
      typed += letters;
      await expect(card).toContainText(typed);
    }

    await card.getByRole('button', { name: /^Passage/ }).click();
    const secondNote = second.getByRole('textbox', { name: 'Note' });
    await secondNote.click();
    await second.keyboard.press('End');
    await Promise.all([
      first.keyboard.type(' the only origin', { delay: 15 }),
      second.keyboard.type(' [check this]', { delay: 15 }),
    ]);
    // Who writes at one place at once may find the other's letters between their own: none is lost, and both see the same.
    const lettersOf = (words: string) => [...words.replaceAll('\u00a0', ' ')].sort().join('');
    const all = lettersOf('The ministry is the only origin [check this]');
    await expect.poll(async () => lettersOf(await readWritten(firstNote))).toBe(all);
    const written = await readWritten(firstNote);
    await expect.poll(() => readWritten(secondNote)).toBe(written);
    await first.keyboard.press('ControlOrMeta+a');
    await first.keyboard.type(note);
    await expect(secondNote).toHaveText(note);

    await card.getByRole('button', { name: 'Reply' }).click();
    await second.keyboard.type('Agreed, I asked them.');
    const ownCard = first.getByRole('article', { name: 'Annotation by First Editor' });
    await expect(ownCard).toContainText('Agreed, I asked them.');
    await second.getByRole('button', { name: 'Done' }).click();
    await card.getByRole('button', { name: 'Resolve' }).click();
    await expect(ownCard.getByText('Resolved')).toBeVisible();
    await ownCard.getByRole('button', { name: 'Reopen' }).click();
    await expect(card.getByRole('button', { name: 'Resolve' })).toBeVisible();
    await expect(card.getByRole('button', { name: 'Remove', exact: true })).toHaveCount(0);
  });

  await test.step('2. and with the keyboard alone; one’s own can be removed', async () => {
    await second.reload();
    await untilAlive(second);
    await expect(draftStatus(second, 'Saved')).toBeVisible();
    const isInText = () => articleOf(second).evaluate((region) => region.contains(document.activeElement));
    for (let presses = 0; presses < 40 && !(await isInText()); presses += 1) await second.keyboard.press('Tab');
    expect(await isInText()).toBe(true);
    await second.keyboard.press('ArrowDown');
    for (let words = 0; words < 4; words += 1) await second.keyboard.press('Shift+ArrowRight');
    await second.keyboard.press('a');
    await expect(second.getByRole('textbox', { name: 'Note' })).toBeFocused();
    await second.keyboard.type('By keyboard.');
    const byKeyboard = first.getByRole('article', { name: 'Annotation by Second Editor' });
    await expect(byKeyboard).toContainText('By keyboard.');
    await second
      .getByRole('article', { name: 'Annotation by Second Editor' })
      .getByRole('button', { name: 'Remove', exact: true })
      .click();
    await expect(byKeyboard).toHaveCount(0);
  });

  const claimText = 'The ministry named the dead on Monday.';
  let claimPath = '';

  await test.step('3. a highlight becomes a claim, a passage of another article evidence for it', async () => {
    const card = first.getByRole('article', { name: 'Annotation by First Editor' });
    await card.getByRole('button', { name: /^Passage/ }).click();
    await card.getByRole('button', { name: 'Make claim' }).click();
    const dialog = first.getByRole('dialog');
    await dialog.getByLabel('Claim', { exact: true }).fill(claimText);
    await dialog.getByLabel('Origin', { exact: true }).fill('Foreign Ministry');
    await dialog.getByRole('button', { name: 'Make claim' }).click();
    await expect(dialog).toBeHidden();

    await open(second, otherPath);
    await expect(draftStatus(second, 'Saved')).toBeVisible();
    await selectWithMouse(second, await readPassage(second, 0));
    await second.getByRole('button', { name: 'Link evidence' }).click();
    const linking = second.getByRole('dialog');
    await linking.getByRole('radio', { name: new RegExp(claimText) }).click();
    await linking.getByRole('radio', { name: /^Contradicts/ }).click();
    await linking.getByLabel('Origin', { exact: true }).fill('A witness');
    await linking.getByRole('button', { name: 'Link evidence' }).click();
    await expect(linking).toBeHidden();

    await open(first, `/stories/${story.id}/claims`);
    await first
      .getByRole('region', { name: 'Claims' })
      .getByRole('link', { name: new RegExp(claimText) })
      .first()
      .click();
    await expect(first.getByRole('heading', { name: claimText })).toBeVisible();
    await expect(first.getByText('Foreign Ministry')).toBeVisible();
    await expect(first.getByText('A witness')).toBeVisible();
    claimPath = new URL(first.url()).pathname;
  });

  await test.step('4. three vote blind; the close reveals ratings, agreement and the gate’s words to all', async () => {
    await castVote(first, claimPath, /^Confirmed/, 'first-reason');
    await castVote(second, claimPath, /^Confirmed/, 'second-reason');
    for (const page of [first, second, third, observer]) {
      await open(page, claimPath);
      await expect(page.getByRole('region', { name: 'Votes' }).getByRole('status')).toContainText('2 of 5 have voted');
      const own = page === first ? 'first-reason' : page === second ? 'second-reason' : null;
      const seen = ['first-reason', 'second-reason'].filter((reason) => reason !== own);
      const html = await page.content();
      for (const reason of seen) expect(html).not.toContain(reason);
    }
    await castVote(third, claimPath, /^Probably true/, 'third-reason');
    await open(first, claimPath);
    await first.getByRole('button', { name: 'Close round' }).click();
    for (const page of [first, second, third, observer]) {
      const result = page.getByRole('region', { name: 'Round 1' });
      await expect(result).toContainText('second-reason');
      await expect(result).toContainText('third-reason');
      const gate = page.getByRole('region', { name: 'Consensus' });
      await expect(gate).toContainText('reached');
      await expect(gate).toContainText('0.83');
    }
    await first.getByRole('button', { name: 'Send to review' }).click();
    await expect(first.getByText('In review', { exact: true }).first()).toBeVisible();
  });

  await test.step('5. the reviewer decides with the evidence side by side; neither an editor nor the author can', async () => {
    for (const page of [first, second]) {
      await open(page, claimPath);
      await expect(page.getByRole('region', { name: 'Votes' })).toBeVisible();
      await expect(page.getByRole('button', { name: 'Approve' })).toHaveCount(0);
    }
    await open(reviewer, '/review');
    await expect(reviewer.getByRole('heading', { name: claimText })).toBeVisible();
    await expect(reviewer.getByText('Foreign Ministry')).toBeVisible();
    await expect(reviewer.getByText('A witness')).toBeVisible();
    await reviewer.getByRole('button', { name: 'Approve' }).click();
    await expect(reviewer.getByText('Nothing waits for a review')).toBeVisible();
    await open(first, claimPath);
    await expect(first.getByText('Approved', { exact: true }).first()).toBeVisible();
  });

  const sheetPath = `/stories/${story.id}/factsheet`;
  const slug = `journey-${newsroom.slug}`;

  await test.step('6. two editors write the fact sheet together, place the claim and publish', async () => {
    await Promise.all([open(first, sheetPath), open(second, sheetPath)]);
    for (const page of [first, second]) await expect(draftStatus(page, 'Saved')).toBeVisible();
    await first.getByLabel('Title', { exact: true }).fill('What is known of the dead');
    await first.getByLabel('Address', { exact: true }).fill(slug);
    await first.getByRole('button', { name: 'Save title and address' }).click();
    await expect(first.getByText('Kept', { exact: true })).toBeVisible();

    await first.getByRole('textbox', { name: 'Standfirst' }).click();
    await first.keyboard.type('The ministry has named the dead.');
    await expect(second.getByRole('textbox', { name: 'Standfirst' })).toContainText('The ministry has named the dead.');
    await second.getByRole('textbox', { name: 'Sections' }).click();
    await second.keyboard.type('Two outlets report it, one of them from a witness.');
    await expect(first.getByRole('textbox', { name: 'Sections' })).toContainText('one of them from a witness.');
    await second.getByRole('button', { name: /^Place in sheet/ }).click();
    await expect(first.getByRole('textbox', { name: 'Sections' })).toContainText(claimText);
    await expect(draftStatus(first, 'Saved')).toBeVisible();

    await first.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = first.getByRole('dialog', { name: /^Publish version 1/ });
    await expect(dialog.getByRole('region', { name: 'What will be frozen' })).toContainText(claimText);
    await dialog.getByRole('button', { name: 'Publish version 1' }).click();
    await expect(first.getByText('Version 1 is published.')).toBeVisible();
  });

  await test.step('7. signed out and without scripts the public reads it, and can check it', async () => {
    await reader.goto(`/facts/${slug}`);
    await expect(reader.getByRole('heading', { name: 'What is known of the dead' })).toBeVisible();
    for (const words of [
      'The ministry has named the dead.',
      claimText,
      'Confirmed',
      'Foreign Ministry',
      'A witness',
      'Version 1',
    ]) {
      await expect(reader.getByRole('main').getByText(words).first()).toBeVisible();
    }
    const answer = await reader.request.get(`/facts/${slug}.json`);
    const envelope = readEnvelope(await answer.text());
    const { keys } = await (await reader.request.get('/.well-known/touchstone-keys.json')).json();
    expect(envelope?.snapshot.claims.map(({ wording }) => wording)).toEqual([claimText]);
    const findings = envelope && (await verifyEnvelope(envelope, keys));
    expect(findings?.map(({ ok }) => ok)).toEqual([true, true]);
  });

  await test.step('8. after a restart all of it is still there', async () => {
    await ownServer.restart();
    await open(first, articlePath);
    const card = first.getByRole('article', { name: 'Annotation by First Editor' });
    await expect(card).toContainText(note);
    await expect(card).toContainText('Agreed, I asked them.');
    await open(first, claimPath);
    await expect(first.getByRole('region', { name: 'Round 1' })).toContainText('third-reason');
    await open(first, sheetPath);
    await expect(first.getByRole('textbox', { name: 'Standfirst' })).toContainText('The ministry has named the dead.');
    await reader.goto(`/facts/${slug}`);
    await expect(reader.getByText(claimText).first()).toBeVisible();
  });
});
