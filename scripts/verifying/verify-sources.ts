import { type AuditExport, isWholeLog, verifyAuditExport } from '#lib/audit-log/audit-export.ts';
import { isAppError } from '#lib/errors.ts';
import { findKey } from '#lib/keys/public-key.ts';
import type { Envelope } from '#lib/version/envelope.ts';
import { verifyEnvelope } from '#lib/version/verify-envelope.ts';
import { type ChosenKeys, chooseKeys, type KeyOptions, ownerOf } from './choose-keys.ts';
import { compareWithLog } from './compare-with-log.ts';
import { findStanding } from './find-standing.ts';
import { readSigned, type Signed } from './read-source.ts';
import { listTrustedKeys, trustKey } from './trusted-keys.ts';
import { type Looked, verifyChain } from './verify-chain.ts';

type Say = (line: string) => void;

/** What else was given: versions and logs are checked against each other. */
type Given = { envelopes: Envelope[]; logs: AuditExport[] };

type Unread = { source: string; words: string };

const NEITHER = 'this is neither a signed fact sheet nor an audit log, or a byte of it was changed';

/** Verifies published versions and audit logs and says what was found, a line each. Gives how many did not hold or could not be read. */
export async function verifySources(sources: readonly string[], options: KeyOptions, say: Say): Promise<number> {
  const all: (Signed | Unread)[] = [];
  for (const source of sources) all.push(await tryToRead(source));
  const given: Given = {
    envelopes: all.flatMap((one) => ('is' in one && one.is === 'version' ? [one.envelope] : [])),
    logs: all.flatMap((one) => ('is' in one && one.is === 'audit log' ? [one.log] : [])),
  };
  let failedCount = 0;
  for (const one of all) {
    say(one.source);
    const isValid = 'is' in one ? await verifyOne(one, given, options, say) : sayUnread(one, say);
    if (!isValid) failedCount += 1;
  }
  return failedCount;
}

async function tryToRead(source: string): Promise<Signed | Unread> {
  try {
    return (await readSigned(source)) ?? { source, words: NEITHER };
  } catch (error) {
    if (isAppError(error)) return { source, words: error.message };
    throw error;
  }
}

function sayUnread({ words }: Unread, say: Say): false {
  say(`✗ ${words}`);
  return false;
}

async function verifyOne(signed: Signed, given: Given, options: KeyOptions, say: Say): Promise<boolean> {
  const chosen = await tryToChoose(signed, options);
  const { findings, notes } = await verifyWith(chosen, signed, given);
  for (const { ok, words } of findings) say(`${ok ? '✓' : '✗'} ${words}`);
  const isValid = findings.every(({ ok }) => ok);
  if (!isValid || 'refused' in chosen) say(`✗ NOT valid: ${nameSigned(signed)}`);
  else say(`✓ valid: ${nameSigned(signed)}, signed by ${chosen.signedBy}`);
  for (const note of notes) say(`– ${note}`);
  if (isValid && options.isTrusting) await keepKey(signed, chosen, say);
  return isValid;
}

async function tryToChoose(signed: Signed, options: KeyOptions): Promise<ChosenKeys> {
  try {
    return await chooseKeys(signed, options);
  } catch (error) {
    if (isAppError(error)) return { refused: { ok: false, words: `keys: ${error.message}` } };
    throw error;
  }
}

/** The chain and the standing of a version are looked at only once it is proven whose it is: they ask addresses that stand in it. */
async function verifyWith(chosen: ChosenKeys, signed: Signed, { envelopes, logs }: Given): Promise<Looked> {
  if ('refused' in chosen) return { findings: [chosen.refused], notes: [] };
  if (signed.is === 'audit log') {
    const held = 'later events are held back until the votes that are open are closed';
    return {
      findings: await verifyAuditExport(signed.log, chosen.keys),
      notes: isWholeLog(signed.log) ? [] : [held],
    };
  }
  const { envelope } = signed;
  const findings = await verifyEnvelope(envelope, chosen.keys);
  if (!findings.every(({ ok }) => ok)) return { findings, notes: [] };
  const looked = [await verifyChain(envelope, envelopes), await findStanding(envelope, envelopes, chosen.keys)];
  return {
    findings: [
      ...findings,
      ...looked.flatMap((one) => one.findings),
      ...logs.flatMap((log) => compareWithLog(envelope, log)),
    ],
    notes: looked.flatMap((one) => one.notes),
  };
}

async function keepKey(signed: Signed, chosen: ChosenKeys, say: Say): Promise<void> {
  if ('refused' in chosen) return;
  const owner = ownerOf(signed);
  const { kid } = signed.is === 'version' ? signed.envelope : signed.log;
  const key = await findKey(chosen.keys, kid);
  if (!key || (await listTrustedKeys(owner)).some((trusted) => trusted.key.kid === kid)) return;
  await trustKey(owner, key, new Date());
  say(`– trusted from now on for “${owner.newsroom}” at ${owner.site}: key ${kid}`);
}

/** In its own words, which are proven only by the line that says who signed it. */
function nameSigned(signed: Signed): string {
  if (signed.is === 'audit log') return `the audit log of “${signed.log.newsroom.name}”, ${signed.log.exportedAt}`;
  const { title, number, publishedAt } = signed.envelope.snapshot;
  return `“${title}”, version ${number} of ${publishedAt}`;
}
