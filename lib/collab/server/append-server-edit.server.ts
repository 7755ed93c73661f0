import * as Y from 'yjs';
import { describeAnnotations } from '#lib/annotation/describe-annotations.ts';
import { admit, makeShadow } from '#lib/collab/admission/admit.ts';
import { inTransaction, type Tx } from '#lib/db.server.ts';
import { findDraftScope } from '#lib/draft-log/draft-scope.server.ts';
import { lockHead, readDraftState } from '#lib/draft-log/update-log.server.ts';
import { AppError } from '#lib/errors.ts';
import { DRAFT_CHANNEL } from '#lib/signal/signals.ts';
import { appendOrWait } from './append.server.ts';

/**
 * Edits a draft as the member, without a socket: `edit` runs on a copy, what it changed is admitted, appended and projected
 * in one transaction, and a node that has the draft open takes it in after the commit. Returns the head's seq.
 * @throws AppError NOT_FOUND where the draft is not of the member's newsroom, INVALID where the edit breaks a rule.
 */
export async function appendServerEdit(docId: string, memberId: string, edit: (ydoc: Y.Doc) => void): Promise<number> {
  return inTransaction((tx) => appendEdit(tx, docId, memberId, edit));
}

/** The same inside the caller's transaction. */
export async function appendEdit(
  tx: Tx,
  docId: string,
  memberId: string,
  edit: (ydoc: Y.Doc) => void,
): Promise<number> {
  const member = await tx.member.findFirst({ where: { id: memberId, removedAt: null } });
  const scope = member && (await findDraftScope(tx, docId, member.newsroomId));
  if (!member || !scope) throw new AppError('NOT_FOUND');
  const headSeq = await lockHead(tx, docId, scope.newsroomId);
  const { state, owners } = await readDraftState(tx, docId);

  const update = capture(state, edit);
  const shadow = makeShadow({ kind: scope.kind, text: scope.text, state, owners });
  const verdict = admit(shadow, update, { memberId, role: member.role });
  if (!verdict.admitted) throw new AppError('draft.refused', { reason: verdict.reason });
  if (!verdict.update) return headSeq;

  const updates = [{ memberId, update: verdict.update, newClients: verdict.newClients }];
  const annotations = describeAnnotations(shadow.doc, verdict.touched, shadow.owners);
  const newHead = await appendOrWait(tx, { scope, headSeq, sessions: [], updates, annotations });
  await tx.$executeRaw`SELECT pg_notify(${DRAFT_CHANNEL}, ${JSON.stringify({ docId })})`;
  return newHead;
}

/** What `edit` changes, as one update. */
function capture(state: Uint8Array, edit: (ydoc: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, state);
  const before = Y.encodeStateVector(copy);
  copy.transact(() => edit(copy));
  return Y.encodeStateAsUpdate(copy, before);
}
