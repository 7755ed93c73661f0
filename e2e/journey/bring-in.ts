import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from '@playwright/test';
import { runProgram } from '#scripts/process/program.ts';
import { open } from '../people.ts';
import type { Journey } from './cast.ts';

/** A sentence of the article that is pasted, which says what the claim will say. */
export const SAID_ELSEWHERE = 'Officials in the capital named the dead on Monday evening.';

const REAL_ARTICLES = resolve('../shared/articles');

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
  const { code, output } = await runProgram(process.execPath, ['scripts/run.mjs', 'import', ...args]);
  return { code, lines: output.trim().split('\n') };
}

/** Articles come in by command, by paste and by upload. Gives their addresses; files of our own are written into `folder`. */
export async function bringIn({ newsroom, story, first }: Journey, folder: string): Promise<string[]> {
  const files = findArticles(folder);
  const { code, lines } = await runImport([...files, '--story', story.title, '--newsroom', newsroom.slug]);
  expect(lines.filter((line) => /^[0-9a-f-]{36} {2}.+ {2}\d+ words {2}/.test(line))).toHaveLength(files.length);
  expect(code).toBe(0);

  await open(first, `/stories/${story.id}`);
  await first.getByRole('button', { name: 'Paste text' }).click();
  const dialog = first.getByRole('dialog');
  await dialog
    .getByLabel('Text of the article')
    .fill(`A pasted report\n\n${SAID_ELSEWHERE} The harbour office kept the pier closed until the inquiry had ended.`);
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
  return first
    .getByRole('heading', { level: 3 })
    .getByRole('link')
    .evaluateAll((links) =>
      links.map((link) => link.getAttribute('href') ?? '').filter((href) => href.includes('/articles/')),
    );
}
