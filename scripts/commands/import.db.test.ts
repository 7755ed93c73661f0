import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ARTICLE_LIMIT_BYTES } from '#lib/article/decode-text.ts';
import { db } from '#lib/db.server.ts';
import { buildMember, buildNewsroom, buildStory } from '#seeds/factories.server.ts';
import { run } from './import.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'touchstone-import-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function importing(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await run(args, (line) => lines.push(line));
  return { code, lines };
}

async function newsroomWithStory() {
  const { id: newsroomId, slug } = await buildNewsroom();
  const actor = await buildMember({ newsroomId, role: 'admin' });
  const { title } = await buildStory({ actor });
  return { newsroomId, slug, title };
}

describe('npm run import', () => {
  it('[R14] brings in what it can, tells why it refused the rest, and ends with an error', async () => {
    const { newsroomId, slug, title } = await newsroomWithStory();
    const good = write('good.txt', 'Pier closed\r\nDivers found a crack.');
    const refused: [string, RegExp][] = [
      [join(folder, 'missing.txt'), /no such file/],
      [folder, /not a file/],
      [write('empty.txt', ''), /empty/],
      [write('binary.txt', Uint8Array.of(1, 0, 2)), /binary/],
      [write('cyrillic.txt', Uint8Array.of(0xcf, 0xf0, 0xe8)), /UTF-8/],
      [write('large.txt', new Uint8Array(ARTICLE_LIMIT_BYTES + 1).fill(0x61)), /5 MiB/],
      [write('same.txt', 'Pier closed\nDivers found a crack.\n'), /in the story already: “Pier closed”/],
    ];
    const { code, lines } = await importing(
      good,
      ...refused.map(([path]) => path),
      '--story',
      title,
      '--newsroom',
      slug,
    );
    expect(code).toBe(1);
    expect(lines).toHaveLength(1 + refused.length);
    expect(lines.find((line) => line.includes('Pier closed  6 words  made all line ends alike'))).toMatch(
      /^[0-9a-f-]{36} {2}/,
    );
    for (const [path, why] of refused) expect(lines.find((line) => line.startsWith(`✗ ${path}: `))).toMatch(why);
    expect(await db().article.count({ where: { newsroomId } })).toBe(1);
    const [event] = await db().auditEvent.findMany({ where: { newsroomId } });
    expect(event!.payload).toMatchObject({ by: 'import command' });
  });

  it('[R15] a story that does not exist changes nothing and lists those that do', async () => {
    const { newsroomId, slug, title } = await newsroomWithStory();
    const file = write('pier.txt', 'Pier closed.');
    const { code, lines } = await importing(file, '--story', 'No such story', '--newsroom', slug);
    expect(code).toBe(1);
    expect(lines).toEqual([expect.stringContaining(`"${title}"`)]);
    expect(lines[0]).toContain('--create');
    expect(await db().story.count({ where: { newsroomId } })).toBe(1);
  });

  it('[R15] --create makes the story, though not for files that are all refused', async () => {
    const { newsroomId, slug } = await newsroomWithStory();
    const create = ['--story', 'New story', '--newsroom', slug, '--create'];
    expect((await importing(write('nothing.txt', ' \n'), ...create)).code).toBe(1);
    expect(await db().story.count({ where: { newsroomId, title: 'New story' } })).toBe(0);
    const { code, lines } = await importing(write('pier.txt', 'Pier closed.'), ...create);
    expect({ code, count: lines.length }).toEqual({ code: 0, count: 1 });
    expect(await db().article.count({ where: { story: { title: 'New story', newsroomId } } })).toBe(1);
  });

  it.each([
    [['--story', 'x'], /No file/],
    [['a.txt'], /--story/],
    [['a.txt', '--story', 'x', '--stroy', 'y'], /^✗ Unknown option '--stroy'\. npm run import/],
    [['a.txt', '--story'], /argument missing\. npm run import/],
    [['a.txt', '--story', 'x', '--newsroom', 'no-such-newsroom'], /no newsroom "no-such-newsroom"/],
  ])('[R14] says in one line what is wrong with %j', async (args, words) => {
    const { code, lines } = await importing(...args);
    expect(code).toBe(1);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(words);
  });
});
