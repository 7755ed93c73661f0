// `npm run bench -- suggest`: how many of the seeds' hand-linked passages "Where else is this said?" finds.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { closeDb, db } from '#lib/db.server.ts';
import { LINKED_WEIGHT, searchStory } from '#lib/suggestion/search-story.server.ts';
import type { Suggestion } from '#lib/suggestion/suggestion.ts';
import { makeThrowawayDatabase } from '#scripts/postgres/throwaway.ts';
import { TEST_SETTINGS } from '#scripts/testing/settings.ts';
import { DEMO_CLAIMS } from '#seeds/demo-claims.ts';
import type { DemoEvidence } from '#seeds/demo-story.ts';
import { findPassage } from '#seeds/find-passage.ts';
import { type DemoStory, loadDemoArticles } from '#seeds/load-demo-articles.server.ts';
import { loadDemoMembers } from '#seeds/load-demo-members.server.ts';

const FIRST_COUNT = 5;
const AIM = 0.9;
const RESULTS_FOLDER = 'bench-results';

type Linked = { article: string; revisionId: string; start: number; end: number; exact: string };
type Case = { way: string; claim: string; passage: string; found: boolean; ms: number };

/** Measures recall within the first five in three ways, prints a table and writes every case as JSON. */
export async function run(): Promise<number> {
  const database = await makeThrowawayDatabase();
  Object.assign(process.env, TEST_SETTINGS, { DATABASE_URL: database.url, DATA_DIR: database.folder });
  try {
    const members = await loadDemoMembers();
    const cases = await measure(members.admin.newsroomId, await loadDemoArticles(members));
    console.log(renderTable(cases));
    for (const { way, claim, passage, found } of cases)
      if (!found && way.startsWith('claim')) console.log(`missed (${way}): ${claim} <- ${passage}`);
    await mkdir(RESULTS_FOLDER, { recursive: true });
    const file = join(RESULTS_FOLDER, 'suggest.json');
    const summary = { at: new Date().toISOString(), first: FIRST_COUNT, aim: AIM, ways: summarise(cases), cases };
    await writeFile(file, `${JSON.stringify(summary, null, 2)}\n`);
    console.log(`Written to ${file}`);
    return 0;
  } finally {
    await closeDb();
    await database.remove();
  }
}

async function measure(newsroomId: string, story: DemoStory): Promise<Case[]> {
  const at = { newsroomId, storyId: story.id, count: FIRST_COUNT };
  const cases: Case[] = [];
  for (const { text, evidence } of DEMO_CLAIMS) {
    const linked = evidence.map((passage) => toLinked(story, passage));
    const alone = await timed(() =>
      searchStory(db(), { ...at, query: [{ text, weight: 1 }], linked: [], dismissed: [] }),
    );
    for (const passage of linked) {
      cases.push(toCase('claim alone', text, passage, alone));
      const others = linked.filter((other) => other !== passage);
      const query = [{ text, weight: 1 }, ...others.map(({ exact }) => ({ text: exact, weight: LINKED_WEIGHT }))];
      const helped = await timed(() => searchStory(db(), { ...at, query, linked: others, dismissed: [] }));
      cases.push(toCase('claim, others linked', text, passage, helped));
      const from = others.find(({ article }) => article !== passage.article);
      if (!from) continue;
      const query1 = [{ text: from.exact, weight: 1 }];
      const passing = { query: query1, exceptRevisionId: from.revisionId, linked: [], dismissed: [] };
      cases.push(toCase('one passage', text, passage, await timed(() => searchStory(db(), { ...at, ...passing }))));
    }
  }
  return cases;
}

function toLinked(story: DemoStory, { article, quote }: DemoEvidence): Linked {
  const { revisionId, text } = story.articles[article];
  return { article, revisionId, ...findPassage(text, quote) };
}

async function timed(search: () => Promise<Suggestion[]>): Promise<{ suggestions: Suggestion[]; ms: number }> {
  const begin = performance.now();
  const suggestions = await search();
  return { suggestions, ms: performance.now() - begin };
}

function toCase(
  way: string,
  claim: string,
  passage: Linked,
  { suggestions, ms }: Awaited<ReturnType<typeof timed>>,
): Case {
  const found = suggestions.some(
    ({ revisionId, selector }) =>
      revisionId === passage.revisionId && selector.start < passage.end && selector.end > passage.start,
  );
  return { way, claim, passage: passage.exact, found, ms: Math.round(ms) };
}

function summarise(cases: readonly Case[]) {
  return [...new Set(cases.map(({ way }) => way))].map((way) => {
    const all = cases.filter((one) => one.way === way);
    const times = all.map(({ ms }) => ms).sort((a, b) => a - b);
    const foundCount = all.filter(({ found }) => found).length;
    return {
      way,
      passages: all.length,
      found: foundCount,
      recall: foundCount / all.length,
      medianMs: times[times.length >> 1] ?? 0,
    };
  });
}

function renderTable(cases: readonly Case[]): string {
  const head = ['looked for by', 'passages', `in first ${FIRST_COUNT}`, 'recall', 'aim', 'median'];
  const lines = summarise(cases).map(({ way, passages, found, recall, medianMs }) => [
    way,
    String(passages),
    String(found),
    recall.toFixed(2),
    AIM.toFixed(2),
    `${medianMs} ms`,
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)));
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
