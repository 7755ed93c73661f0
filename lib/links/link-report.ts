/** The result of checking a link. `untried` is no failure: the server was not reached, or its answer is inconclusive. */
export type LinkReport = { url: string; state: 'alive' | 'dead' | 'untried' /** "answers 404". */; detail: string };

/** The links that are gone. */
export function findDead(reports: readonly LinkReport[]): LinkReport[] {
  return reports.filter(({ state }) => state === 'dead');
}
