export const REPAIR_KINDS = ['encoding', 'line_ends', 'invisible', 'broken', 'trailing', 'blank_lines'] as const;

/** The repairs that an import may make to a text, as stored with the revision. */
export type RepairKind = (typeof REPAIR_KINDS)[number];

const REPAIR_WORDS: Record<RepairKind, string> = {
  encoding: 'converted from UTF-16',
  line_ends: 'made all line ends alike',
  invisible: 'removed invisible characters',
  broken: 'replaced broken characters',
  trailing: 'cut spaces at line ends',
  blank_lines: 'closed up blank lines',
};

/** The repair in words, for the import's report and the article's page. */
export function describeRepair(kind: RepairKind): string {
  return REPAIR_WORDS[kind];
}
