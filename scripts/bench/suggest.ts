// `npm run bench -- suggest`: how many hand-linked passages "Where else is this said?" finds, and how much of what it shows is right,
// in the demo and in stories that no rule was tuned on.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countWords } from '#lib/article/count-words.ts';
import { closeDb, db } from '#lib/db.server.ts';
import { LINKED_WEIGHT, type StorySearch, searchStory } from '#lib/suggestion/search-story.server.ts';
import { FITTING_SCORE_MIN } from '#lib/suggestion/suggestion.ts';
import { makeThrowawayDatabase } from '#scripts/postgres/throwaway.ts';
import { TEST_SETTINGS } from '#scripts/testing/settings.ts';
import { loadDemoMembers } from '#seeds/load-demo-members.server.ts';
import { type Linked, loadStories, type MeasuredStory } from './suggest/load-stories.ts';
import {
  chooseMin,
  type FitCase,
  measureFit,
  overlap,
  searchForClaims,
  searchForPassages,
} from './suggest/measure-fit.ts';

const FIRST_COUNT = 5;
const AIM = 0.9;
const RESULTS_FOLDER = 'bench-results';

type Way = 'claim alone' | 'claim, others linked' | 'one passage';

/** One search, and the linked passages that it should find. */
type Case = { story: string; way: Way; claim: string; linked: number; missed: string[]; words: number[]; ms: number };

/**
 * Measures recall within the first five in three ways, and precision and recall of what is shown; prints tables and writes every case as
 * JSON.
 */
export async function run(args: string[]): Promise<number> {
  const database = await makeThrowawayDatabase();
  Object.assign(process.env, TEST_SETTINGS, { DATABASE_URL: database.url, DATA_DIR: database.folder });
  try {
    const members = await loadDemoMembers();
    const cases: Case[] = [];
    const fitCases: FitCase[] = [];
    for (const story of await loadStories(members)) {
      const { newsroomId } = members.admin;
      cases.push(...(await measure(newsroomId, story)));
      if (!story.isComplete) continue;
      fitCases.push(...(await searchForClaims(newsroomId, story)), ...(await searchForPassages(newsroomId, story)));
    }
    const ways = summarise(cases);
    console.log(renderTable(ways));
    const fits = summariseFit(fitCases);
    console.log(`\n${renderFit(fits)}\n`);
    console.log(`A suggested passage has ${mean(cases.flatMap(({ words }) => words)).toFixed(0)} words on average.`);
    // The held-out stories' misses are shown only when asked for, so that nobody tunes on them by accident.
    for (const { story, way, claim, missed } of cases) {
      if (way !== 'claim alone' || (story.startsWith('held out') && !args.includes('--held-out'))) continue;
      for (const passage of missed) console.log(`missed (${story}): ${claim} <- ${passage}`);
    }
    await mkdir(RESULTS_FOLDER, { recursive: true });
    const file = join(RESULTS_FOLDER, 'suggest.json');
    const summary = { at: new Date().toISOString(), first: FIRST_COUNT, aim: AIM, ways, fits, cases };
    await writeFile(file, `${JSON.stringify(summary, null, 2)}\n`);
    console.log(`Written to ${file}`);
    return 0;
  } finally {
    await closeDb();
    await database.remove();
  }
}

async function measure(newsroomId: string, story: MeasuredStory): Promise<Case[]> {
  const at = { newsroomId, storyId: story.id, count: FIRST_COUNT, linked: [], dismissed: [] };
  const cases: Case[] = [];
  for (const { text, evidence } of story.claims) {
    const look = async (way: Way, targets: readonly Linked[], search: StorySearch) =>
      cases.push({ story: story.title, way, claim: text, ...(await lookFor(targets, search)) });
    await look('claim alone', evidence, { ...at, query: [{ text, weight: 1 }] });
    for (const passage of evidence) {
      const others = evidence.filter((other) => other !== passage && !overlap(other, passage));
      const query = [{ text, weight: 1 }, ...others.map(({ exact }) => ({ text: exact, weight: LINKED_WEIGHT }))];
      await look('claim, others linked', [passage], { ...at, query, linked: others });
      const from = others.find(({ revisionId }) => revisionId !== passage.revisionId);
      if (!from) continue;
      const query1 = [{ text: from.exact, weight: 1 }];
      await look('one passage', [passage], { ...at, query: query1, exceptRevisionId: from.revisionId });
    }
  }
  return cases;
}

async function lookFor(targets: readonly Linked[], search: StorySearch) {
  const begin = performance.now();
  const found = await searchStory(db(), search);
  const ms = performance.now() - begin;
  const places = found.map(({ revisionId, selector: { start, end } }) => ({ revisionId, start, end }));
  const missed = targets.filter((target) => !places.some((place) => overlap(place, target)));
  const words = found.map(({ selector }) => countWords(selector.exact));
  return { linked: targets.length, missed: missed.map(({ exact }) => exact), words, ms: Math.round(ms) };
}

type Row = { story: string; way: Way; linked: number; room: number; found: number; recall: number; medianMs: number };

/**
 * `found` and `room` count at most five for each search, so recall is of what five can hold: a claim with ten linked passages
 * cannot have all of them there.
 */
function summarise(cases: readonly Case[]): Row[] {
  const groups = Map.groupBy(cases, ({ story, way }) => `${story}\n${way}`);
  return [...groups.values()].flatMap((all) => {
    const [{ story, way } = { story: '', way: 'claim alone' as const }] = all;
    const times = all.map(({ ms }) => ms).sort((a, b) => a - b);
    const total = (count: (one: Case) => number) => all.reduce((sum, one) => sum + count(one), 0);
    const linked = total((one) => one.linked);
    const room = total((one) => Math.min(FIRST_COUNT, one.linked));
    const found = total((one) => Math.min(FIRST_COUNT, one.linked - one.missed.length));
    return { story, way, linked, room, found, recall: found / room, medianMs: times[times.length >> 1] ?? 0 };
  });
}

function renderTable(rows: readonly Row[]): string {
  const head = [
    'story',
    'looked for by',
    'linked',
    `room in ${FIRST_COUNT}`,
    'found',
    'ceiling',
    'of all',
    'recall',
    'aim',
  ];
  const lines = rows.map(({ story, way, linked, room, found, recall, medianMs }) => [
    story,
    way,
    String(linked),
    String(room),
    String(found),
    (room / linked).toFixed(2),
    (found / linked).toFixed(2),
    recall.toFixed(2),
    AIM.toFixed(2),
    `${medianMs} ms`,
  ]);
  return alignColumns([[...head, 'median'], ...lines], 2);
}

const ALL = 'all';

type FitRow = { story: string; chosenBy: string; min: number; shown: number; precision: number; recall: number };

/** What is shown at several least scores, and in each story at the least score that is chosen on the others. */
function summariseFit(cases: readonly FitCase[]): FitRow[] {
  const measureAt = (story: string, chosenBy: string, min: number): FitRow => {
    const these = cases.filter((one) => story === ALL || one.story === story);
    const { shownCount, precision, recall } = measureFit(these, min);
    return { story, chosenBy, min, shown: shownCount / these.length, precision, recall };
  };
  const stories = [...new Set(cases.map(({ story }) => story))];
  return [
    ...[0, 0.25, 0.3, 0.4, 0.45].map((min) => measureAt(ALL, '', min)),
    ...stories.map((story) => measureAt(story, 'the others', chooseMin(cases.filter((one) => one.story !== story)))),
    ...[ALL, ...stories].map((story) => measureAt(story, 'what is shown', FITTING_SCORE_MIN)),
  ];
}

function renderFit(rows: readonly FitRow[]): string {
  const lines = rows.map(({ story, chosenBy, ...numbers }) => [
    story,
    chosenBy,
    ...[numbers.min, numbers.shown, numbers.precision, numbers.recall].map((number) => number.toFixed(2)),
  ]);
  return alignColumns([['story', 'score by', 'least score', 'a search', 'precision', 'recall'], ...lines], 2);
}

/** The first columns to the left, the others to the right. */
function alignColumns(table: readonly (readonly string[])[], leftCount: number): string {
  const widthOf = (column: number) => Math.max(...table.map((line) => line[column]?.length ?? 0));
  return table
    .map((line) =>
      line
        .map((cell, column) => (column < leftCount ? cell.padEnd(widthOf(column)) : cell.padStart(widthOf(column))))
        .join('  '),
    )
    .join('\n');
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0) / Math.max(1, numbers.length);
}
