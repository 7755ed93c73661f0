/** The result of checking a link. `untried` is no failure: the server was not reached, or its answer is inconclusive. */
export type LinkReport = DeadLink | { url: string; state: 'alive' | 'untried'; detail: string };
/** `detail` is for people: "answers 404"; `status` is the HTTP status. */
export type DeadLink = { url: string; state: 'dead'; detail: string; status: number };

/** The links that are gone. */
export function findDead(reports: readonly LinkReport[]): DeadLink[] {
  return reports.filter((report) => report.state === 'dead');
}
