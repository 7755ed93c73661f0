import { isAppError } from '#lib/errors.ts';
import type { Finding } from '#lib/keys/finding.ts';
import type { Envelope } from '#lib/version/envelope.ts';
import { verifyLink } from '#lib/version/verify-envelope.ts';
import { readSigned } from './read-source.ts';

/** What was found, and what could not be looked at. */
export type Looked = { findings: Finding[]; notes: string[] };

type Before = Envelope | 'not at hand' | 'unreadable';

/** Walks back to version 1, through the versions at hand and else over the network, as far as they can be had. */
export async function verifyChain(envelope: Envelope, known: readonly Envelope[]): Promise<Looked> {
  const findings: Finding[] = [];
  for (let current = envelope; current.snapshot.previous; ) {
    const { previous, slug } = current.snapshot;
    const atHand = known.find(({ snapshot }) => snapshot.slug === slug && snapshot.number === previous.number);
    const before = atHand ?? (await readBefore(previous.url));
    if (before === 'not at hand') {
      const words = `chain: version ${previous.number} is not at hand; give its file too, or go online`;
      return { findings, notes: [words] };
    }
    if (before === 'unreadable') {
      const words = `chain: what stands at ${previous.url} is no signed version, or a byte of it was changed`;
      return { findings: [...findings, { ok: false, words }], notes: [] };
    }
    findings.push(await verifyLink(current, before));
    if (before.snapshot.number >= current.snapshot.number) break;
    current = before;
  }
  return { findings, notes: [] };
}

async function readBefore(url: string): Promise<Before> {
  try {
    const signed = await readSigned(url);
    return signed?.is === 'version' ? signed.envelope : 'unreadable';
  } catch (error) {
    if (isAppError(error)) return 'not at hand';
    throw error;
  }
}
