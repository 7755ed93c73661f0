import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Actor } from '#lib/actor/actor.ts';
import { refuseOversize } from '#lib/article/decode-text.ts';
import { importArticle } from '#lib/article/import-article.server.ts';
import { readArticle } from '#lib/article/read-article.ts';
import { describeRepair } from '#lib/article/repair.ts';
import { closeDb } from '#lib/db.server.ts';
import { env } from '#lib/env.server.ts';
import { AppError, isAppError } from '#lib/errors.ts';
import { findFirstAdmin } from '#lib/newsroom/find-first-admin.server.ts';
import { listStories } from '#lib/overview/list-stories.server.ts';
import { createStory } from '#lib/story/create-story.server.ts';
import { findStory } from '#lib/story/find-story.server.ts';
import { DEMO_SLUG } from '#seeds/demo-story.ts';
import { loadDemo } from '#seeds/load-demo.server.ts';
import { toUsageError } from './usage.ts';

const USAGE = 'npm run import -- FILE... --story "Title" [--newsroom SLUG] [--create]';

type Say = (line: string) => void;
type FileContent = { name: string; bytes: Uint8Array };

/**
 * Brings files into a story as articles, a line for each: id, title, words, repairs. A file that is refused gets a line
 * that says why, and the others still come in. Exit code 1 when anything was refused. Closes the database's pool.
 */
export async function run(args: string[], say: Say = console.log): Promise<number> {
  try {
    return await importFiles(args, say);
  } catch (error) {
    if (!isAppError(error)) throw error;
    say(`✗ ${error.message}`);
    return 1;
  } finally {
    await closeDb();
  }
}

async function importFiles(args: string[], say: Say): Promise<number> {
  const { files, storyTitle, slug, create } = parse(args);
  const actor = (await findFirstAdmin(slug)) ?? (await makeDemo(slug));
  if (!actor) throw new AppError('cli.missing', { words: missingNewsroom(slug) });
  const known = await findStory(actor, storyTitle);
  if (!known && !create) throw new AppError('cli.missing', { words: await missingStory(actor, storyTitle) });

  // Everything is read before a story is made for it, so that files which are all refused leave nothing behind.
  const contents: FileContent[] = [];
  for (const file of files) await tellRefusal(say, file, async () => contents.push(await readContent(file)));
  if (contents.length === 0) return 1;

  const story = known ?? (await createStory(actor, { title: storyTitle }));
  let importedCount = 0;
  for (const { name, bytes } of contents) {
    await tellRefusal(say, name, async () => {
      const input = { storyId: story.id, content: bytes, fileName: basename(name), by: 'import command' as const };
      const { id, title, wordCount, repairs } = await importArticle(actor, input);
      say(`${id}  ${title}  ${wordCount} words  ${repairs.map(describeRepair).join(', ') || 'no repairs'}`);
      importedCount += 1;
    });
  }
  return importedCount === files.length ? 0 : 1;
}

function parse(args: string[]): { files: string[]; storyTitle: string; slug: string; create: boolean } {
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { story: { type: 'string' }, newsroom: { type: 'string' }, create: { type: 'boolean' } },
    });
    const storyTitle = values.story?.trim() ?? '';
    if (positionals.length === 0) throw new AppError('cli.usage', { words: `No file is named. ${USAGE}` });
    if (storyTitle === '') throw new AppError('cli.usage', { words: `Name the story with --story. ${USAGE}` });
    return { files: positionals, storyTitle, slug: values.newsroom ?? DEMO_SLUG, create: values.create ?? false };
  } catch (error) {
    throw toUsageError(error, USAGE);
  }
}

/** Makes the demo where it is asked for, may exist and does not yet: the import may be the first thing that is run. */
async function makeDemo(slug: string): Promise<Actor | null> {
  if (slug !== DEMO_SLUG || env().DEMO !== '1') return null;
  await loadDemo();
  return findFirstAdmin(slug);
}

function missingNewsroom(slug: string): string {
  return `There is no newsroom "${slug}" with an admin. Name yours with --newsroom SLUG, or make one: npm run newsroom.`;
}

async function missingStory(actor: Actor, title: string): Promise<string> {
  const titles = (await listStories(actor)).stories.map((story) => `"${story.title}"`);
  const present = titles.length > 0 ? `The stories here are ${titles.join(', ')}.` : 'There is no story here yet.';
  return `There is no story "${title}". ${present} Add --create to make it.`;
}

async function tellRefusal(say: Say, file: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!isAppError(error)) throw error;
    say(`✗ ${file}: ${error.message}`);
  }
}

/** npm runs scripts from the package's root; a relative path is meant from where the person stood. */
async function readContent(file: string): Promise<FileContent> {
  const path = resolve(process.env.INIT_CWD ?? process.cwd(), file);
  try {
    const found = await stat(path);
    if (!found.isFile())
      throw new AppError('cli.usage', { words: 'This is not a file. Name the files that hold the articles.' });
    refuseOversize(found.size);
    const bytes = await readFile(path);
    readArticle(bytes, basename(file));
    return { name: file, bytes };
  } catch (error) {
    throw isAppError(error) ? error : unreadable(error);
  }
}

const UNREADABLE: Record<string, string> = {
  ENOENT: 'There is no such file. Look at the path.',
  EACCES: 'You may not read this file. Change its permissions.',
};

function unreadable(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const message = UNREADABLE[code];
  return message ? new AppError('cli.usage', { words: message }) : error;
}
