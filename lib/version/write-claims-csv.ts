import { groupOrigins } from '#lib/claim/group-origins.ts';
import { writeCsv } from '#lib/csv/write-csv.ts';
import { VERDICT_WORDS } from '#lib/gate/verdict.ts';
import type { Snapshot, SnapshotClaim, SnapshotEvidence } from './snapshot.ts';

const HEADINGS = [
  'claim',
  'wording',
  'verdict',
  'rating',
  'agreement',
  'votes_counted',
  'votes_abstained',
  'round',
  'passages_for',
  'origins_for',
  'passages_against',
  'origins_against',
  'outlets_for',
  'outlets_against',
  'outlets_context',
  'dissent',
  'reviewed_at',
  'address',
] as const;

/** The claims of a version as a table, one row each, safe to open in a spreadsheet. */
export function writeClaimsCsv({ claims, links }: Pick<Snapshot, 'claims' | 'links'>): string {
  return writeCsv([HEADINGS, ...claims.map((claim) => toRow(claim, links.page))]);
}

function toRow(claim: SnapshotClaim, page: string): (string | number | null)[] {
  const [supports, contradicts] = [countSide(claim, 'supports'), countSide(claim, 'contradicts')];
  return [
    claim.number,
    claim.wording,
    VERDICT_WORDS[claim.verdict],
    claim.rating,
    claim.agreement,
    claim.countedVotes,
    claim.abstainedVotes,
    claim.round,
    supports.passages,
    supports.origins,
    contradicts.passages,
    contradicts.origins,
    listOutlets(claim, 'supports'),
    listOutlets(claim, 'contradicts'),
    listOutlets(claim, 'context'),
    claim.dissent.map(({ rating, votes, reasons }) => [`${votes} × ${rating}`, ...reasons].join(': ')).join('; '),
    claim.reviewedAt,
    `${page}/claims/${claim.number}`,
  ];
}

function listOutlets({ evidence }: SnapshotClaim, side: SnapshotEvidence['stance']): string {
  return [...new Set(evidence.filter(({ stance }) => stance === side).map(({ outlet }) => outlet))].join('; ');
}

function countSide(claim: SnapshotClaim, stance: 'supports' | 'contradicts') {
  const side = claim.evidence.filter((passage) => passage.stance === stance);
  const origins = groupOrigins(side.map(({ origin, outlet }) => ({ origin: origin ?? '', outlet })));
  return { passages: side.length, origins: origins.length };
}
