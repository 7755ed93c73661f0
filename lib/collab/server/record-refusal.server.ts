import { appendAuditEvent } from '#lib/audit/append-audit-event.server.ts';
import { EventBudget } from '#lib/audit/event-budget.ts';
import { inTransaction } from '#lib/db.server.ts';
import { parseDocId } from '#lib/draft-log/doc-id.ts';
import { REFUSALS_WINDOW_MS, REFUSALS_WRITTEN_MAX } from '#lib/draft-log/limits.ts';
import { log } from '#lib/log.server.ts';
import type { RefusalReason } from '#lib/refusal-reason.ts';
import { rejections } from './metrics.server.ts';

/*
 * Every refusal is counted. If the member is known, by session or by token, it is audited in their newsroom; if not, it is
 * logged, since it belongs to no newsroom's audit log. Both are rate-limited, by member and by address.
 */

/** Why a member, or anyone with a token of theirs, was refused. */
export type MemberRefusal =
  | RefusalReason
  | SocketRefusal
  | 'presence'
  | 'not-found'
  | 'token-reused'
  | 'token-expired'
  | 'session-over';
/** Why a socket was refused, whether or not its member is known. */
export type SocketRefusal =
  | 'token-unknown'
  | 'unauthenticated'
  | 'malformed-frame'
  | 'text-frame'
  | 'frame-too-large'
  | 'opening-too-large'
  | 'too-many-documents';
/** Why an unknown client was refused. */
export type AnonymousRefusal = SocketRefusal | 'origin' | 'too-many-unauthenticated';

const audited = new EventBudget(REFUSALS_WRITTEN_MAX, REFUSALS_WINDOW_MS);
const logged = new EventBudget(REFUSALS_WRITTEN_MAX, REFUSALS_WINDOW_MS);

/** Counts the refusal and audits it, within the member's budget. Never throws. */
export async function recordRefusal(
  { newsroomId, memberId }: { newsroomId: string; memberId: string },
  docName: string,
  reason: MemberRefusal,
): Promise<void> {
  rejections.inc({ reason });
  if (!audited.spend(memberId, performance.now())) return;
  // The client chose the name: do not copy arbitrary text into the audit log.
  const docId = parseDocId(docName) ? docName : 'unknown';
  try {
    await inTransaction((tx) =>
      appendAuditEvent(tx, { type: 'draft.refused', newsroomId, actor: memberId, payload: { docId, reason } }),
    );
  } catch (error) {
    log().error({ err: error, docId, reason }, 'auditing a refusal failed');
  }
}

/** Counts the refusal and logs it, within the address's budget. */
export function recordAnonymousRefusal(address: string, reason: AnonymousRefusal): void {
  rejections.inc({ reason });
  if (logged.spend(address, performance.now())) log().warn({ address, reason }, 'an unknown client was refused');
}
