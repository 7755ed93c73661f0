// `npm run bench -- reader`: the reader's painting beside Recogito's and a bare highlight loop, in Chromium.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { ROOT } from '#scripts/setup/root.ts';
import { CHROMIUM_FLAGS, findChromium } from '#scripts/testing/find-chromium.ts';
import type { BenchAnnotation, BenchResult } from './reader/reader-page.ts';

const WORD_COUNT = 8_000;
const ANNOTATION_COUNTS = [100, 1_000, 10_000];
const SUBJECTS = ['touchstone', 'recogito', 'bare'];
const ORIGIN = 'http://bench.test';
const RESULTS_FOLDER = 'bench-results';

type Row = { subject: string; annotations: number } & BenchResult;

/** Runs every way of painting at every size once, prints a table and writes it as JSON. */
export async function run(): Promise<number> {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: CHROMIUM_FLAGS });
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await serveModules(context);
    const rows: Row[] = [];
    for (const annotations of ANNOTATION_COUNTS) {
      for (const subject of SUBJECTS)
        rows.push({ subject, annotations, ...(await measure(context, subject, annotations)) });
    }
    console.log(renderTable(rows));
    await mkdir(RESULTS_FOLDER, { recursive: true });
    const file = join(RESULTS_FOLDER, 'reader.json');
    await writeFile(
      file,
      `${JSON.stringify({ at: new Date().toISOString(), words: WORD_COUNT, chromium: browser.version(), rows }, null, 2)}\n`,
    );
    console.log(`Written to ${file}`);
    return 0;
  } finally {
    await browser.close();
  }
}

async function measure(context: BrowserContext, subject: string, count: number): Promise<BenchResult> {
  const page = await context.newPage();
  const failed = new Promise<never>((_, reject) => page.on('pageerror', reject));
  await page.goto(`${ORIGIN}/`);
  await Promise.race([page.waitForFunction(() => 'runBench' in window), failed]);
  const text = makeText();
  const annotations = makeAnnotations(text, count + 1);
  const more = annotations.pop();
  if (!more) throw new Error('no annotation to add');
  const result = await Promise.race([
    page.evaluate(([name, all, one]) => window.runBench(name, all, one), [subject, annotations, more] as const),
    failed,
  ]);
  await page.close();
  return result;
}

/** Serves the page and the project's own modules, with their types stripped and `#` imports mapped, so nothing is bundled. */
async function serveModules(context: BrowserContext): Promise<void> {
  const recogito = createRequire(import.meta.url).resolve('@recogito/text-annotator');
  await context.route(`${ORIGIN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: makePage() });
    if (pathname === '/recogito.js') return route.fulfill({ contentType: 'text/javascript', path: recogito });
    if (!pathname.endsWith('.ts')) return route.fulfill({ status: 404 });
    const source = await readFile(join(ROOT, pathname), 'utf8');
    return route.fulfill({ contentType: 'text/javascript', body: stripTypeScriptTypes(source) });
  });
}

function makePage(): string {
  let start = 0;
  const blocks = makeText()
    .split('\n\n')
    .map((paragraph) => {
      const html = `<p data-start="${start}">${paragraph}</p>`;
      start += paragraph.length + 2;
      return html;
    });
  const imports = { '#components/': '/components/', '#lib/': '/lib/' };
  const colours = Array.from({ length: 8 }, (_, index) => `--person-${index}: hsl(${index * 45} 70% 35%);`).join('');
  return `<!doctype html><meta charset="utf-8"><title>Reader benchmark</title>
<style>:root { ${colours} --ink: #111; --accent: #225; --focus: #22c; --line-strong: #888; }
body { margin: 0; font: 19px/1.6 serif; } article { position: relative; isolation: isolate; max-width: 38rem; margin: 0 auto; }
.overlay { position: absolute; inset: 0; z-index: -1; pointer-events: none; }</style>
<script type="importmap">${JSON.stringify({ imports })}</script>
<article>${blocks.join('')}</article>
<script>window.process = { env: {} };</script>
<script src="/recogito.js"></script>
<script type="module" src="/scripts/bench/reader/reader-page.ts"></script>`;
}

/** Always the same words, 80 to a paragraph. */
function makeText(): string {
  const next = makeRandom(7);
  const words = Array.from({ length: WORD_COUNT }, () => 'abcdefghijklmnopqrst'.slice(0, 2 + Math.floor(next() * 9)));
  const paragraphs: string[] = [];
  for (let at = 0; at < words.length; at += 80) paragraphs.push(`${words.slice(at, at + 80).join(' ')}.`);
  return paragraphs.join('\n\n');
}

/** Passages of 2 to 30 words within one paragraph, spread over the text, in eight colours, one in ten resolved. */
function makeAnnotations(text: string, count: number): BenchAnnotation[] {
  const next = makeRandom(11);
  const wordStarts = [...text.matchAll(/\w+/g)].map((match) => match.index);
  return Array.from({ length: count }, (_, index) => {
    const start = wordStarts[Math.floor(next() * wordStarts.length)] ?? 0;
    const paragraphEnd = text.indexOf('\n\n', start);
    const end = Math.min(start + 12 + Math.floor(next() * 170), paragraphEnd === -1 ? text.length : paragraphEnd);
    return {
      id: `a${index}`,
      start,
      end,
      colour: index % 8,
      resolved: index % 10 === 9,
      quote: text.slice(start, end),
    };
  });
}

/** A small fixed generator (mulberry32), so that every run measures the same. Values from 0 up to 1. */
function makeRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function renderTable(rows: readonly Row[]): string {
  const head = ['annotations', 'subject', 'to paint', 'one more', 'hover p95', 'click', 'scroll p95', 'slow frames'];
  const cells = rows.map((row) => [
    row.annotations.toLocaleString('en'),
    row.subject,
    inMs(row.paintMs),
    inMs(row.addMs),
    inMs(row.hoverP95Ms),
    inMs(row.clickMs),
    inMs(row.scrollP95Ms),
    String(row.scrollSlowFrames),
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map((line) => line[column]?.length ?? 0)));
  return [head, ...cells]
    .map((line) => line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
    .join('\n');
}

function inMs(ms: number | null): string {
  return ms === null ? '-' : `${ms.toFixed(1)} ms`;
}
