import { isAppError } from '#lib/errors.ts';
import type { PublicKey } from '#lib/keys/public-key.ts';
import type { Envelope } from '#lib/version/envelope.ts';
import { verifyEnvelope } from '#lib/version/verify-envelope.ts';
import { readSigned } from './read-source.ts';
import type { Looked } from './verify-chain.ts';

/**
 * Whether a valid version still stands: by the versions of its sheet that were given with it, and by the newest one that its site
 * shows. Only versions that verify with `keys` are believed.
 */
export async function findStanding(
  envelope: Envelope,
  known: readonly Envelope[],
  keys: readonly PublicKey[],
): Promise<Looked> {
  const { snapshot, sha256 } = envelope;
  const shown = await readNewest(`${snapshot.links.page}.json`);
  const looked: Looked = { findings: [], notes: [] };
  if (shown === null) looked.notes.push('newer versions: the site of this one could not be asked');
  const believed: Envelope[] = [envelope];
  for (const other of shown === null ? known : [...known, shown]) {
    const isOfSheet = other.snapshot.links.page === snapshot.links.page && other.sha256 !== sha256;
    if (isOfSheet && (await verifyEnvelope(other, keys)).every(({ ok }) => ok)) believed.push(other);
  }
  const twin = believed.find((other) => other !== envelope && other.snapshot.number === snapshot.number);
  if (twin) {
    const words = `fork: another version ${snapshot.number} of this sheet is signed as well, SHA-256 ${twin.sha256}`;
    looked.findings.push({ ok: false, words });
  }
  looked.notes.push(...describeStanding(envelope, believed));
  return looked;
}

function describeStanding({ snapshot }: Envelope, versions: readonly Envelope[]): string[] {
  const [newest = snapshot] = versions.map((version) => version.snapshot).sort((a, b) => b.number - a.number);
  const superseded = `superseded: version ${newest.number} of ${newest.publishedAt} is newer`;
  return [
    ...(newest.number > snapshot.number ? [superseded] : []),
    ...(newest.retraction ? [`retracted by version ${newest.number}: ${newest.retraction.reason}`] : []),
  ];
}

async function readNewest(url: string): Promise<Envelope | null> {
  try {
    const signed = await readSigned(url);
    return signed?.is === 'version' ? signed.envelope : null;
  } catch (error) {
    if (isAppError(error)) return null;
    throw error;
  }
}
