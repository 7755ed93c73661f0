import { describeFailure, type Failure } from '#lib/failures.ts';
import { findDead, type LinkReport } from '#lib/links/link-report.ts';
import { type Difference, findUnexplained } from '#lib/version/compare-snapshots.ts';
import type { SnapshotChange } from '#lib/version/snapshot.ts';
import { findNameFailure, type SheetNames } from './name-sheet.ts';
import { type Draft, placedClaimIds } from './sheet-body.ts';
import type { SheetClaim } from './sheet-claim.ts';

/**
 * One point of the list before publishing, in words; `fix` says what to do when it is not met. Advice that is not followed does
 * not keep a version from being published.
 */
export type Check = { id: CheckId; met: boolean; words: string; fix: string; isAdvice?: true };
/** The same, with the failure that publishing ends in. */
export type SheetCheck = Check & { failure: Failure };
export type CheckId =
  | 'names'
  | 'standfirst'
  | 'claims'
  | 'approved'
  | 'placed once'
  | 'quotes'
  | 'sources'
  | 'withdrawn'
  | 'changes'
  | 'links';

/** The list before publishing. A version may be published when every point is met. */
export function checkSheet(sheet: {
  names: SheetNames;
  /** Whether another sheet has its address, as far as it was asked. */
  isSlugTaken: boolean;
  draft: Pick<Draft, 'standfirst' | 'body'>;
  claims: readonly SheetClaim[];
}): SheetCheck[] {
  const byId = new Map(sheet.claims.map((claim) => [claim.id, claim]));
  const ids = placedClaimIds(sheet.draft);
  const places = sheet.draft.body.filter((block) => block.type === 'claim').length;
  const unapproved = ids.filter((id) => byId.get(id)?.state !== 'approved');
  const fallen = ids.flatMap((id) => {
    const claim = byId.get(id);
    return claim?.state === 'approved' && !claim.quotesStand ? [claim] : [];
  });
  const withdrawn = ids.flatMap((id) => {
    const claim = byId.get(id);
    return claim?.state === 'approved' && claim.citesWithdrawn ? [claim.number] : [];
  });
  const { slug } = sheet.names;
  const nameFailure: Failure | null =
    findNameFailure(sheet.names) ?? (sheet.isSlugTaken ? ['factsheet.slug-taken', { slug }] : null);
  const points: Omit<SheetCheck, 'fix'>[] = [
    {
      id: 'names',
      met: nameFailure === null,
      words: 'Its title and its address can be published',
      failure: nameFailure ?? ['factsheet.slug-taken', { slug }],
    },
    {
      id: 'standfirst',
      met: sheet.draft.standfirst.length > 0,
      words: 'It has a standfirst',
      failure: ['factsheet.no-standfirst'],
    },
    {
      id: 'claims',
      met: ids.length > 0,
      words: 'It holds at least one claim',
      failure: ['factsheet.no-claims'],
    },
    {
      id: 'approved',
      met: unapproved.length === 0,
      words: 'Every claim in it is approved on its current wording',
      failure: ['factsheet.claims-unapproved', { claims: unapproved.map((id) => byId.get(id)?.number ?? null) }],
    },
    {
      id: 'placed once',
      met: places === ids.length,
      words: 'No claim stands in it twice',
      failure: ['factsheet.claim-twice'],
    },
    {
      id: 'quotes',
      met: fallen.length === 0,
      words: 'Every quote still stands in its article',
      failure: ['factsheet.quotes-fallen', { claims: fallen.map(({ number }) => number) }],
    },
    {
      id: 'withdrawn',
      met: withdrawn.length === 0,
      words: 'No claim in it cites an article that was withdrawn',
      failure: ['factsheet.cites-withdrawn', { claims: withdrawn }],
    },
  ];
  return points.map((point) => ({ ...point, fix: describeFailure(point.failure) }));
}

/**
 * The points that the publisher must meet: every difference from the last version is described, and no link is dead unless
 * accepted as such. A link that could not be checked counts as alive.
 */
export function checkPublishing(sheet: {
  /** null for the first version. */
  differences: readonly Difference[] | null;
  changes: readonly SnapshotChange[];
  links: readonly LinkReport[];
  acceptsDeadLinks: boolean;
}): Check[] {
  const { differences, changes, links } = sheet;
  const blank = changes.find(({ explanation }) => explanation.trim() === '');
  const undescribed =
    differences &&
    (blank ? 'Say of each change why, for readers.' : describeOrNull(findUnexplained(differences, changes)));
  const dead = findDead(links);
  return [
    ...(differences
      ? [
          {
            id: 'changes' as const,
            met: undescribed === null && differences.length > 0,
            words: 'Every change since the last version is described',
            fix: undescribed ?? 'Nothing has changed since the last version.',
          },
        ]
      : []),
    {
      id: 'links',
      met: dead.length === 0 || sheet.acceptsDeadLinks,
      words: describeLinks(links),
      fix: `${dead.map(({ url, detail }) => `${url} ${detail}`).join('; ')}. Change what is in the text, or publish as it is.`,
    },
  ];
}

function describeLinks(links: readonly LinkReport[]): string {
  if (links.length === 0) return 'It has no links to other sites';
  const untriedCount = links.filter(({ state }) => state === 'untried').length;
  const told = 'No link in it is known to be dead';
  return untriedCount === 0 ? told : `${told}; ${untriedCount} of ${links.length} could not be tried`;
}

/** Whether every point is met that is no advice. */
export function isReady(checks: readonly Check[]): boolean {
  return checks.every(({ met, isAdvice }) => met || isAdvice);
}

function describeOrNull(failure: Failure | null): string | null {
  return failure && describeFailure(failure);
}
