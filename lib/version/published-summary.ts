import type { Verdict } from '#lib/gate/verdict.ts';
import type { VersionSummary } from './version-summary.ts';

/** A published sheet in a list, as its newest version has it. */
export type PublishedSummary = {
  slug: string;
  title: string;
  newsroomName: string;
  newsroomSlug: string;
  number: number;
  publishedAt: string;
  /** First paragraph. */
  standfirst: string;
  verdicts: { verdict: Verdict; count: number }[];
  retracted: boolean;
  /** What a search looks through besides the title: standfirst, headings, claims, outlets, titles of articles. */
  words: string;
};

/** The line of a list for a sheet, from its newest version. */
export function summarisePublished(newest: VersionSummary): PublishedSummary {
  const { slug, title, number, publishedAt, newsroom, standfirst, verdicts, words, retraction } = newest;
  return {
    ...{ slug, title, number, publishedAt, verdicts, words },
    newsroomName: newsroom.name,
    newsroomSlug: newsroom.slug,
    standfirst: standfirst[0] ?? '',
    retracted: retraction !== null,
  };
}

/** A reader's search of the list. Both empty: everything. */
export type SheetQuery = { words: string; newsroom: string };

/**
 * The sheets that hold every word of the query, in any order and at any place, without case or accents; those that have them
 * all in the title come first, else the order stays.
 */
export function searchSheets(sheets: readonly PublishedSummary[], query: SheetQuery): PublishedSummary[] {
  const words = fold(query.words).split(/\s+/).filter(Boolean);
  const holds = (text: string) => words.every((word) => fold(text).includes(word));
  const found = sheets.filter(
    ({ title, words: more, newsroomName, newsroomSlug }) =>
      (query.newsroom === '' || query.newsroom === newsroomSlug) && holds(`${title} ${newsroomName} ${more}`),
  );
  return [...found.filter(({ title }) => holds(title)), ...found.filter(({ title }) => !holds(title))];
}

function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');
}
