// The judge of a run, in a process that knows nothing but the database and the typists' journals.
import * as Y from 'yjs';
import { readAnnotations } from '#lib/annotation/annotation-doc.ts';
import { db } from '#lib/db.server.ts';
import { parseDocId } from '#lib/draft-log/doc-id.ts';
import { loadDraft } from '#lib/draft-log/load-draft.server.ts';
import { checksum } from '#lib/draft-log/update-log.server.ts';
import { answerQuestions } from '#scripts/process/asking.ts';
import { fingerprint } from './fingerprint.ts';
import { type JournalLine, readJournals } from './journal.ts';
import { listCarried, listOperations } from './operations.ts';
import type { Findings, OracleQuestion } from './oracle.ts';

/** The clocks of two processes of one machine differ by less. */
const CLOCK_TOLERANCE_MS = 20;

type Row = { seq: number; memberId: string; payload: Uint8Array; sha256: string; at: Date };

async function judge({ docId, journals }: OracleQuestion): Promise<Findings> {
  const lines = readJournals(journals).filter((line) => line.docId === docId);
  const rows = await db().ydocUpdate.findMany({ where: { docId }, orderBy: { seq: 'asc' } });
  const head = await db().ydoc.findUnique({ where: { docId } });
  const ydoc = new Y.Doc();
  for (const { payload } of rows) Y.applyUpdate(ydoc, payload);
  const operations = listOperations(ydoc, docId);
  const faults = [
    ...judgeLog(rows, head?.headSeq ?? 0),
    ...judgeOperations(operations, lines),
    ...(await judgeAuthors(docId, rows, lines)),
    ...(await judgeProjection(docId, ydoc)),
  ];
  if (ydoc.store.pendingStructs || ydoc.store.pendingDs) faults.push('an update builds on a missing one');
  const whole = fingerprint(ydoc, docId);
  if (fingerprint(await loadDraft(db(), docId), docId) !== whole)
    faults.push('the snapshot with its tail is not the log');
  const acknowledged = lines.flatMap((line) => (line.type === 'saved' ? line.ids : [])).length;
  return { faults, fingerprint: whole, updates: rows.length, operations: operations.length, acknowledged };
}

/** `seq` runs from 1 to the head without a gap, and every payload is as it was written. */
function judgeLog(rows: readonly Row[], head: number): string[] {
  const faults = rows.flatMap(({ seq, payload, sha256 }, index) => {
    if (seq !== index + 1) return [`seq ${seq} stands in place ${index + 1}`];
    return checksum(payload) === sha256 ? [] : [`update ${seq} is damaged`];
  });
  return rows.length === head ? faults : [...faults, `the head is ${head} where ${rows.length} updates are logged`];
}

/** Each acknowledged operation stands there exactly once, each other one at most once, and none that nobody made. */
function judgeOperations(operations: readonly string[], lines: readonly JournalLine[]): string[] {
  const counts = new Map<string, number>();
  for (const id of operations) counts.set(id, (counts.get(id) ?? 0) + 1);
  const made = new Set(lines.flatMap((line) => (line.type === 'made' ? [line.id] : [])));
  const acknowledged = lines.flatMap((line) => (line.type === 'saved' ? line.ids : []));
  const lost = acknowledged.filter((id) => !counts.has(id));
  const doubled = [...counts].filter(([, count]) => count > 1);
  const strange = [...counts.keys()].filter((id) => !made.has(id));
  return [
    ...(lost.length > 0 ? [`${lost.length} acknowledged operations are lost`] : []),
    ...(doubled.length > 0 ? [`${doubled.length} operations stand there twice`] : []),
    ...(strange.length > 0 ? [`${strange.length} operations were made by nobody`] : []),
  ];
}

/** Every operation came in an update of whoever made it, and was logged before it was acknowledged. */
async function judgeAuthors(docId: string, rows: readonly Row[], lines: readonly JournalLine[]): Promise<string[]> {
  const owners = new Map(
    (await db().ydocClient.findMany({ where: { docId } })).map(({ clientId, memberId }) => [
      Number(clientId),
      memberId,
    ]),
  );
  const authors = new Map(lines.flatMap((line) => (line.type === 'made' ? [[line.id, line.memberId] as const] : [])));
  const loggedAt = new Map<string, number>();
  const faults: string[] = [];
  for (const { seq, memberId, payload, at } of rows) {
    for (const client of Y.parseUpdateMeta(payload).to.keys()) {
      if (owners.get(client) !== memberId) faults.push(`update ${seq} carries another member’s clientID`);
    }
    for (const id of listCarried(payload)) {
      if (authors.get(id) !== memberId) faults.push(`update ${seq} carries an operation of somebody else`);
      loggedAt.set(id, at.getTime());
    }
  }
  const late = lines.flatMap((line) =>
    line.type === 'saved' ? line.ids.filter((id) => (loggedAt.get(id) ?? 0) > line.at + CLOCK_TOLERANCE_MS) : [],
  );
  return late.length > 0 ? [...faults, `${late.length} operations were acknowledged before they were logged`] : faults;
}

/** The rows of `annotation` say what the draft says. */
async function judgeProjection(docId: string, ydoc: Y.Doc): Promise<string[]> {
  const parsed = parseDocId(docId);
  if (parsed?.kind !== 'article') return [];
  const rows = await db().annotation.findMany({ where: { revisionId: parsed.id } });
  const drafted = new Map(readAnnotations(ydoc).map((annotation) => [annotation.id, annotation]));
  const differs = rows.filter((row) => {
    const annotation = drafted.get(row.id);
    return !annotation || annotation.author !== row.authorId || annotation.note !== row.note;
  });
  if (rows.length !== drafted.size) return [`${rows.length} rows are projected from ${drafted.size} annotations`];
  return differs.length > 0 ? [`${differs.length} projected rows differ from the draft`] : [];
}

answerQuestions({ judge });
process.once('disconnect', () => process.exit(0));
