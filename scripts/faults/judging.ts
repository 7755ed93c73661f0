import type { FaultRun } from './fault.ts';
import type { Findings } from './oracle.ts';
import { consultOracle } from './own-process.ts';
import { listFingerprints, listStates, type Typists, timeUntilEqual, timeUntilSaved } from './typists.ts';

export type Ending = { faults: string[]; savedMs: number | null; equalMs: number | null; findings: Findings[] };

type Judging = Pick<FaultRun, 'folder' | 'databaseUrl'> & { typists: readonly Typists[]; docIds: readonly string[] };

const SETTLE_TIMEOUT_MS = 30_000;

/**
 * Ends a run: everybody stops writing, all is saved, all replicas are equal, and the oracle rebuilds the same. What is not so
 * is in `faults`.
 */
export async function judgeEnding({ typists, docIds, folder, databaseUrl }: Judging): Promise<Ending> {
  await Promise.all(typists.map(({ hush }) => hush()));
  const savedMs = await timeUntilSaved(typists, SETTLE_TIMEOUT_MS);
  const equalMs = await timeUntilEqual(typists, SETTLE_TIMEOUT_MS);
  const findings: Findings[] = [];
  const faults: string[] = [];
  if (savedMs === null) faults.push(`not everybody came back to "Saved": ${(await listStates(typists)).join(', ')}`);
  if (equalMs === null) faults.push('the replicas differ');
  const prints = await listFingerprints(typists);
  for (const docId of docIds) {
    const found = await consultOracle(databaseUrl, { docId, journals: folder });
    findings.push(found);
    faults.push(...found.faults);
    const replicas = prints.get(docId);
    if (replicas && !replicas.has(found.fingerprint)) faults.push('the rebuild differs from the replicas');
  }
  if (countAcknowledged(findings) === 0) faults.push('nothing was acknowledged');
  return { faults, savedMs, equalMs, findings };
}

/** How many operations were acknowledged, over all that the oracle saw. */
export function countAcknowledged(findings: readonly Findings[]): number {
  return findings.reduce((sum, { acknowledged }) => sum + acknowledged, 0);
}
