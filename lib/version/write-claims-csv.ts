import { countNamedOrigins, groupOrigins } from '#lib/claim/group-origins.ts';
import { writeCsv } from '#lib/csv/write-csv.ts';
import { VERDICT_WORDS } from '#lib/gate/verdict.ts';
import {
  type Snapshot,
  type SnapshotClaim,
  type SnapshotEvidence,
  type SnapshotFormat,
  takesOutletForOrigin,
} from './snapshot.ts';

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
export function writeClaimsCsv({ claims, links, format }: Pick<Snapshot, 'claims' | 'links' | 'format'>): string {
  return writeCsv([HEADINGS, ...claims.map((claim) => toRow(claim, links.page, format))]);
}

function toRow(claim: SnapshotClaim, page: string, format: SnapshotFormat): (string | number | null)[] {
  const [supports, contradicts] = [countSide(claim, 'supports', format), countSide(claim, 'contradicts', format)];
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

function countSide(claim: SnapshotClaim, stance: 'supports' | 'contradicts', format: SnapshotFormat) {
  const side = claim.evidence.filter((passage) => passage.stance === stance);
  const cited = side.map((passage) => ({ ...passage, origin: passage.origin ?? '' }));
  const origins = takesOutletForOrigin(format) ? groupOrigins(cited).length : countNamedOrigins(cited);
  return { passages: side.length, origins };
}
