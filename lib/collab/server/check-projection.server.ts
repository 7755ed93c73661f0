import * as Y from 'yjs';
import { readAnnotations } from '#lib/annotation/annotation-doc.ts';
import { type AnnotationState, describeAnnotations } from '#lib/annotation/describe-annotations.ts';
import { projectAnnotations } from '#lib/annotation/project-annotations.server.ts';
import { db, inTransaction, type Tx } from '#lib/db.server.ts';
import { parseDocId } from '#lib/draft-log/doc-id.ts';
import { lockHead, readDraftState, readUpdates } from '#lib/draft-log/update-log.server.ts';

/** One draft held against its log: how many updates, how many rows are projected from it, and what differs, in words. */
export type ProjectionCheck = { docId: string; updateCount: number; rowCount: number; differences: string[] };

/** The names of all drafts that were ever written. For the operator: no actor. */
export async function listDrafts(): Promise<string[]> {
  const drafts = await db().ydoc.findMany({ orderBy: { docId: 'asc' }, select: { docId: true } });
  return drafts.map(({ docId }) => docId);
}

/**
 * Rebuilds the draft from every update since seq 1, without snapshots, and compares it with the state that a server would load
 * and with each projected row. With `mend`, rows that differ are written again; the log is never changed.
 * @throws DraftCorruptError when the log does not hold together.
 */
export async function checkProjection(docId: string, { mend = false } = {}): Promise<ProjectionCheck> {
  return inTransaction(async (tx) => {
    const { newsroomId } = await tx.ydoc.findUniqueOrThrow({ where: { docId } });
    // Held, so that nothing is appended between the two reads.
    const head = await lockHead(tx, docId, newsroomId);
    const updates = await readUpdates(tx, docId, 0, head);
    const rebuilt = new Y.Doc();
    rebuilt.transact(() => {
      for (const { update } of updates) Y.applyUpdate(rebuilt, update);
    });
    const differences = await compareState(tx, docId, rebuilt);
    const { kind, id } = parseDocId(docId) ?? {};
    if (kind !== 'article' || !id) return { docId, updateCount: head, rowCount: 0, differences };

    const rows = await readRows(tx, id);
    const wanted = expectRows(rebuilt);
    const ids = new Set([...rows.keys(), ...wanted.keys()].filter((one) => rows.get(one) !== wanted.get(one)));
    for (const one of ids) differences.push(`annotation ${one} ${sayHow(rows.get(one), wanted.get(one))}`);
    const clients = await tx.ydocClient.findMany({ where: { docId } });
    const owners = new Map(clients.map(({ clientId, memberId }) => [Number(clientId), memberId]));
    const describeNow = (of: Iterable<string>) => describeAnnotations(rebuilt, of, owners);
    const mentions = await findMentionDifferences(tx, { newsroomId, revisionId: id }, describeNow(wanted.keys()));
    for (const one of mentions) differences.push(`annotation ${one} names other members in its rows than in the log`);
    if (mend) await projectAnnotations(tx, { newsroomId, revisionId: id }, describeNow(new Set([...ids, ...mentions])));
    return { docId, updateCount: head, rowCount: rows.size, differences };
  });
}

/** Compares state vectors and delete sets, since equal documents may be encoded differently. */
async function compareState(tx: Tx, docId: string, rebuilt: Y.Doc): Promise<string[]> {
  const loaded = new Y.Doc();
  const { state } = await readDraftState(tx, docId);
  Y.applyUpdate(loaded, state);
  const same = Y.equalSnapshots(Y.snapshot(loaded), Y.snapshot(rebuilt));
  return same ? [] : ['its snapshot differs from its log'];
}

async function readRows(tx: Tx, revisionId: string): Promise<Map<string, string>> {
  const rows = await tx.annotation.findMany({ where: { revisionId } });
  return new Map(
    rows.map(({ id, authorId, startOffset, endOffset, exact, prefix, suffix, kind, note, replyCount, resolved }) => [
      id,
      JSON.stringify([authorId, startOffset, endOffset, exact, prefix, suffix, kind, note, replyCount, resolved]),
    ]),
  );
}

function expectRows(ydoc: Y.Doc): Map<string, string> {
  return new Map(
    readAnnotations(ydoc).map(({ id, author, selector, kind, note, replies, resolved }) => {
      const { start, end, exact, prefix, suffix } = selector;
      return [id, JSON.stringify([author, start, end, exact, prefix, suffix, kind, note, replies.length, resolved])];
    }),
  );
}

/** The annotations whose mentions differ from their rows. A member who named themselves has a row only if another did so before. */
async function findMentionDifferences(
  tx: Tx,
  { newsroomId, revisionId }: { newsroomId: string; revisionId: string },
  { mentions }: AnnotationState,
): Promise<ReadonlySet<string>> {
  const named = mentions.map(({ member_id }) => member_id);
  const members = await tx.member.findMany({ where: { newsroomId, id: { in: named } }, select: { id: true } });
  const memberIds = new Set(members.map(({ id }) => id));
  const rows = await tx.noteMention.findMany({ where: { revisionId, isNamed: true } });
  const stored = new Map(
    rows.map(({ annotationId, entryId, memberId, words }) => [`${annotationId} ${entryId} ${memberId}`, words]),
  );
  const wrong = mentions.filter(({ annotation_id, entry_id, member_id, writer_id, words }) => {
    const key = `${annotation_id} ${entry_id} ${member_id}`;
    const row = stored.get(key);
    stored.delete(key);
    return row === undefined ? memberIds.has(member_id) && writer_id !== member_id : row !== words;
  });
  const extra = [...stored.keys()].map((key) => key.slice(0, key.indexOf(' ')));
  return new Set([...wrong.map(({ annotation_id }) => annotation_id), ...extra]);
}

function sayHow(row: string | undefined, wanted: string | undefined): string {
  if (row === undefined) return 'is in the log, and has no row';
  return wanted === undefined ? 'has a row, and is not in the log' : 'differs between its row and the log';
}
