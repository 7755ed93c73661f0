import type { z } from 'zod';
import type { Actor } from '#lib/actor/actor.ts';
import { appendAuditEvent } from '#lib/audit/append-audit-event.server.ts';
import { inTransaction } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import { type RuleSettings, ruleSettingsSchema } from '#lib/vote/rule.ts';
import { lockAdmins } from './lock-admins.server.ts';

/**
 * Sets the newsroom's rule. It holds for rounds that open from now on; what was voted on before keeps its own.
 * @throws AppError FORBIDDEN unless an admin asks; INVALID for a number outside its range.
 */
export async function setRule(actor: Actor, input: z.input<typeof ruleSettingsSchema>): Promise<void> {
  const to = parseInput(ruleSettingsSchema, input);
  if (actor.role !== 'admin') throw new AppError('FORBIDDEN', 'Only an admin sets the rule.');
  const { newsroomId, memberId } = actor;
  await inTransaction(async (tx) => {
    await lockAdmins(tx, actor);
    const from: RuleSettings = ruleSettingsSchema.parse(
      await tx.newsroom.findUniqueOrThrow({ where: { id: newsroomId } }),
    );
    if (JSON.stringify(from) === JSON.stringify(to)) return;
    await tx.newsroom.update({ where: { id: newsroomId }, data: to });
    await appendAuditEvent(tx, { newsroomId, actor: memberId, type: 'rule.changed', payload: { from, to } });
  });
}
