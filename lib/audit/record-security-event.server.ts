import { inTransaction } from '#lib/db.server.ts';
import { log } from '#lib/log.server.ts';
import { appendAuditEvent } from './append-audit-event.server.ts';
import type { AuditEvent } from './event.ts';
import { EventBudget } from './event-budget.ts';

/** What is recorded outside a decision: sign-ins and refusals. */
export type SecurityEvent = Extract<AuditEvent, { type: `sign_in.${string}` | 'command.refused' }>;

const WINDOW_MS = 15 * 60_000;
/** Events of one type that are written for one member, or for one address, per window. */
const WRITTEN_MAX = 20;
/** A member is locked out for as long as the window. */
const LOCKED_MAX = 1;

const written = new EventBudget(WRITTEN_MAX, WINDOW_MS);
const locked = new EventBudget(LOCKED_MAX, WINDOW_MS);
const logged = new EventBudget(WRITTEN_MAX, WINDOW_MS);

/** Audits the event in the member's newsroom, as theirs, within the member's budget. Never throws. */
export async function recordSecurityEvent(
  { newsroomId, memberId }: { newsroomId: string; memberId: string },
  event: SecurityEvent,
): Promise<void> {
  const budget = event.type === 'sign_in.locked' ? locked : written;
  if (!budget.spend(`${event.type} ${memberId}`, performance.now())) return;
  try {
    await inTransaction((tx) => appendAuditEvent(tx, { ...event, newsroomId, actor: memberId }));
  } catch (error) {
    log().error({ err: error, type: event.type }, 'a security event could not be audited');
  }
}

/** Logs what no member is known for, within the budget of its source: an address, or where there is none its kind. */
export function logSecurityEvent(source: string, fields: Record<string, string>): void {
  if (logged.spend(source, performance.now())) log().warn({ source, ...fields }, 'security');
}
