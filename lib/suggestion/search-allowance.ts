/** How many searches a member may begin within a minute. */
export const SEARCHES_PER_MINUTE = 20;

const MINUTE_MS = 60_000;

/** Counts searches of each member over the last minute; members who have not searched since are forgotten. */
export function makeSearchAllowance(): {
  take: (memberId: string, nowMs: number) => boolean;
  readonly memberCount: number;
} {
  const begun = new Map<string, number[]>();
  return {
    /** Whether the member may begin another one at this time, which then counts. */
    take(memberId, nowMs) {
      for (const [id, times] of begun) if ((times.at(-1) ?? 0) <= nowMs - MINUTE_MS) begun.delete(id);
      const recent = (begun.get(memberId) ?? []).filter((time) => time > nowMs - MINUTE_MS);
      if (recent.length >= SEARCHES_PER_MINUTE) return false;
      begun.set(memberId, [...recent, nowMs]);
      return true;
    },
    get memberCount() {
      return begun.size;
    },
  };
}
