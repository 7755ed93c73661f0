/** What became of trying a link. `untried` is no failure: it could not be asked, or the answer says nothing. */
export type LinkReport = { url: string; state: 'alive' | 'dead' | 'untried' /** "answers 404". */; detail: string };

/** The links that are gone. */
export function findDead(reports: readonly LinkReport[]): LinkReport[] {
  return reports.filter(({ state }) => state === 'dead');
}
