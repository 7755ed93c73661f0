import { db } from '#lib/db.server.ts';
import { LINKED_WEIGHT, type StorySearch, searchStory } from '#lib/suggestion/search-story.server.ts';
import { SUGGESTION_COUNT } from '#lib/suggestion/suggestion.ts';
import type { Linked, MeasuredStory } from './load-stories.ts';

/** The share of what is shown that must be right, on which the least score rests. */
export const PRECISION_AIM = 2 / 3;

/** One search: what it found, and how many linked passages there were to find. */
export type FitCase = {
  readonly story: string;
  readonly claim: string;
  readonly linkedCount: number;
  /** `finds` are the linked passages that it overlaps, by their place; right where there are any. */
  readonly found: readonly { readonly score: number; readonly finds: readonly number[] }[];
};

export type Fit = {
  shownCount: number;
  /** 0 to 1: the share of what is shown that is right, and the share of the linked passages that is shown. */
  precision: number;
  recall: number;
};

/** A search for each claim of a story in which every passage that bears on a claim is linked. */
export async function searchForClaims(newsroomId: string, story: MeasuredStory): Promise<FitCase[]> {
  const at = { newsroomId, storyId: story.id, count: SUGGESTION_COUNT, linked: [], dismissed: [] };
  const cases: FitCase[] = [];
  for (const { text, evidence } of story.claims) {
    const found = await lookFor(evidence, { ...at, query: [{ text, weight: 1 }] });
    cases.push({ story: story.title, claim: text, ...found });
  }
  return cases;
}

/** The other searches in such a story: for each claim with all its passages linked but one, and for each passage. */
export async function searchForPassages(newsroomId: string, story: MeasuredStory): Promise<FitCase[]> {
  const at = { newsroomId, storyId: story.id, count: SUGGESTION_COUNT, linked: [], dismissed: [] };
  const cases: FitCase[] = [];
  for (const { text, evidence } of story.claims) {
    const look = async (linked: readonly Linked[], search: StorySearch) =>
      cases.push({ story: story.title, claim: text, ...(await lookFor(linked, search)) });
    for (const passage of evidence) {
      const others = evidence.filter((other) => !overlap(other, passage));
      const helping = others.map(({ exact }) => ({ text: exact, weight: LINKED_WEIGHT }));
      await look([passage], { ...at, query: [{ text, weight: 1 }, ...helping], linked: others });
      const { revisionId, exact } = passage;
      const elsewhere = listSaid(story, passage).filter((other) => other.revisionId !== revisionId);
      await look(elsewhere, { ...at, query: [{ text: exact, weight: 1 }], exceptRevisionId: revisionId });
    }
  }
  return cases;
}

/** What is right among the passages that score `min` or more. */
export function measureFit(cases: readonly FitCase[], min: number): Fit {
  let shownCount = 0;
  let rightCount = 0;
  let foundCount = 0;
  for (const { found } of cases) {
    const shown = found.filter(({ score }) => score >= min);
    shownCount += shown.length;
    rightCount += shown.filter(({ finds }) => finds.length > 0).length;
    foundCount += new Set(shown.flatMap(({ finds }) => finds)).size;
  }
  const linkedCount = cases.reduce((sum, one) => sum + one.linkedCount, 0);
  return { shownCount, precision: rightCount / Math.max(1, shownCount), recall: foundCount / Math.max(1, linkedCount) };
}

/** The least score, in hundredths, from which the aim is met. */
export function chooseMin(cases: readonly FitCase[]): number {
  const mins = Array.from({ length: 100 }, (_, at) => at / 100);
  return mins.find((min) => measureFit(cases, min).precision >= PRECISION_AIM) ?? 1;
}

/** The passages of every claim that cites this one. */
function listSaid(story: MeasuredStory, passage: Linked): Linked[] {
  return story.claims.flatMap(({ evidence }) => (evidence.some((one) => overlap(one, passage)) ? evidence : []));
}

async function lookFor(linked: readonly Linked[], search: StorySearch): Promise<Omit<FitCase, 'story' | 'claim'>> {
  const found = await searchStory(db(), search);
  return {
    linkedCount: linked.length,
    found: found.map(({ score, revisionId, selector: { start, end } }) => {
      const finds = linked.flatMap((one, at) => (overlap(one, { revisionId, start, end }) ? at : []));
      return { score, finds };
    }),
  };
}

type Place = Pick<Linked, 'revisionId' | 'start' | 'end'>;

/** Whether two passages share a part. */
export function overlap(a: Place, b: Place): boolean {
  return a.revisionId === b.revisionId && a.start < b.end && b.start < a.end;
}
