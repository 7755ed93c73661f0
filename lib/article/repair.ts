const REPAIRS = {
  encoding: 'converted from UTF-16',
  lineEnds: 'made all line ends alike',
  invisible: 'removed invisible characters',
  broken: 'replaced broken characters',
  trailing: 'cut spaces at line ends',
  blankLines: 'closed up blank lines',
} as const;

/** The repairs that an import may make to a text. */
export type RepairKind = keyof typeof REPAIRS;

/** The repair in words, for the import's report and the article's page. */
export function describeRepair(kind: RepairKind): string {
  return REPAIRS[kind];
}
