import type { Word } from './read-words.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const DAY_MS = 86_400_000;

const MONTH = `(?<month>${MONTHS.join('|')})`;
const DAY = '(?<day>\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '(?:,? (?<year>\\d{4}))?';
const DATES = [`\\b${DAY} (?:of )?${MONTH}\\b${YEAR}`, `\\b${MONTH} ${DAY}\\b${YEAR}`].map(
  (pattern) => new RegExp(pattern, 'gu'),
);
const RELATIVE = new RegExp(`\\b(?:last week|yesterday|today|${WEEKDAYS.join('|')})\\b`, 'giu');

/**
 * The days that an English text speaks of, each as one word in ISO 8601, so that "27 June 2025", "27 June" and "last Friday" of
 * reports that came out at different times are compared. Dates without a year, and "Friday", "yesterday" or "last week", counts
 * from the day of publication, backwards; without one only whole dates are known.
 */
export function readDays(text: string, publishedOn: Date | null): Word[] {
  const days = new Set([...listDates(text, publishedOn), ...(publishedOn ? listRelative(text, publishedOn) : [])]);
  return [...days].map((form) => ({ kind: 'day', form }));
}

function listDates(text: string, publishedOn: Date | null): string[] {
  return DATES.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap(({ groups }) => {
      const year = groups?.year ? Number(groups.year) : publishedOn?.getUTCFullYear();
      if (year === undefined) return [];
      const day = Number(groups?.day);
      return day > 31 ? [] : nameDay(Date.UTC(year, MONTHS.indexOf(groups?.month ?? ''), day));
    }),
  );
}

function listRelative(text: string, publishedOn: Date): string[] {
  const today = publishedOn.getTime();
  const weekday = publishedOn.getUTCDay();
  return [...text.matchAll(RELATIVE)].flatMap(([written]) => {
    const said = written.toLowerCase();
    if (said === 'today') return nameDay(today);
    if (said === 'yesterday') return nameDay(today - DAY_MS);
    if (said === 'last week') {
      // Monday to Sunday.
      const sinceMonday = (weekday + 6) % 7;
      return [1, 2, 3, 4, 5, 6, 7].map((ago) => nameDay(today - (sinceMonday + ago) * DAY_MS));
    }
    const at = WEEKDAYS.findIndex((name) => name.toLowerCase() === said);
    return nameDay(today - ((weekday - at + 7) % 7) * DAY_MS);
  });
}

function nameDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
