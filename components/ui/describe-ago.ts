const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** From so many days on a date says more than a count. */
const NEAR_DAYS = 7;

const RELATIVE = new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' });

/**
 * How long ago `at` was at `now`, or how far ahead it is: "5 minutes ago", "yesterday", "in 2 days"; a week away and further,
 * the day. Days are those of `timeZone`, the reader's own where none is given.
 */
export function describeAgo(at: Date, now: Date, timeZone?: string): string {
  const awayMs = at.getTime() - now.getTime();
  const distanceMs = Math.abs(awayMs);
  if (distanceMs < MINUTE_MS) return 'just now';
  if (distanceMs < HOUR_MS) return RELATIVE.format(Math.trunc(awayMs / MINUTE_MS), 'minute');
  const days = countDays(at, timeZone) - countDays(now, timeZone);
  if (days === 0 || distanceMs < 6 * HOUR_MS) return RELATIVE.format(Math.trunc(awayMs / HOUR_MS), 'hour');
  if (Math.abs(days) < NEAR_DAYS) return RELATIVE.format(days, 'day');
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', ...zone(timeZone) }).format(at);
}

/** "3 November 2026 at 14:05 GMT+4", in `timeZone` or the reader's own. */
export function describeExactly(at: Date, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    ...{ day: 'numeric', month: 'long', year: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', timeZoneName: 'short' },
    ...zone(timeZone),
  }).format(at);
}

/** The calendar day in the zone, as a count of days. */
function countDays(time: Date, timeZone?: string): number {
  const day = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', ...zone(timeZone) }).format(time);
  return Date.parse(day) / DAY_MS;
}

function zone(timeZone?: string): { timeZone?: string } {
  return timeZone ? { timeZone } : {};
}
