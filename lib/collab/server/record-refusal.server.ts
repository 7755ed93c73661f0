import { appendAuditEvent } from '#lib/audit/append-audit-event.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { parseDocId } from '#lib/draft-log/doc-id.ts';
import { REFUSALS_WINDOW_MS, REFUSALS_WRITTEN_MAX } from '#lib/draft-log/limits.ts';
import type { RefusalReason } from '#lib/draft-log/refusal.ts';
import { log } from '#lib/log.server.ts';
import { rejections } from './metrics.server.ts';
import { RefusalBudget } from './refusal-budget.ts';

/*
 * Every refusal is counted. Where a member is known, by session or by token, it is audited in their newsroom; where none is, it
 * goes to the log, since no newsroom's audit can hold it. Both are bounded by member and by address.
 */

/** Why a member, or whoever holds their token, was turned away. */
export type MemberRefusal =
  | RefusalReason
  | 'presence'
  | 'not-found'
  | 'token-reused'
  | 'token-expired'
  | 'session-over';
/** Why somebody unknown was turned away. */
export type StrangerRefusal = 'origin' | 'token-unknown' | 'no-proof' | 'too-many-unproven' | 'malformed-frame';

const audited = new RefusalBudget(REFUSALS_WRITTEN_MAX, REFUSALS_WINDOW_MS);
const logged = new RefusalBudget(REFUSALS_WRITTEN_MAX, REFUSALS_WINDOW_MS);

/** Counts the refusal and audits it, unless the member had too many written down already. Never throws. */
export async function recordRefusal(
  { newsroomId, memberId }: { newsroomId: string; memberId: string },
  docName: string,
  reason: MemberRefusal,
): Promise<void> {
  rejections.inc({ reason });
  if (!audited.spend(memberId, performance.now())) return;
  // A name that is no document's may hold anything; it is not repeated.
  const docId = parseDocId(docName) ? docName : 'unknown';
  try {
    await inTransaction((tx) =>
      appendAuditEvent(tx, { type: 'draft.refused', newsroomId, actor: memberId, payload: { docId, reason } }),
    );
  } catch (error) {
    log().error({ err: error, docId, reason }, 'a refusal could not be audited');
  }
}

/** Counts the refusal and logs it, unless the address had too many logged already. */
export function recordStranger(address: string, reason: StrangerRefusal): void {
  rejections.inc({ reason });
  if (logged.spend(address, performance.now())) log().warn({ address, reason }, 'a stranger was refused');
}
