const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** "30 June 2025", the same for every reader. `date` is ISO 8601. */
export function formatDay(date: string): string {
  return DAY.format(new Date(date));
}

/** "1 word", "2,400 words". */
export function countOf(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
