const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const MINUTE = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });

/** "3 November 2026", the same for every reader. `date` is ISO 8601. */
export function formatDay(date: string): string {
  return DAY.format(new Date(date));
}

/** "3 November 2026 at 14:05 UTC". */
export function formatMinute(date: string): string {
  return `${MINUTE.format(new Date(date))} UTC`;
}
