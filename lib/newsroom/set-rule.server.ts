import { command } from '#lib/command/command.server.ts';
import { type RuleSettings, ruleSettingsSchema } from '#lib/gate/rule.ts';

/**
 * Sets the newsroom's rule. It applies to rounds opened from now on; earlier rounds keep theirs.
 * @throws AppError FORBIDDEN unless an admin asks; INVALID for a number outside its range.
 */
export const setRule = command({
  verb: 'rule.set',
  schema: ruleSettingsSchema,
  locks: 'members',
  run: async ({ tx, actor, record }, to): Promise<void> => {
    const { newsroomId } = actor;
    const from: RuleSettings = ruleSettingsSchema.parse(
      await tx.newsroom.findUniqueOrThrow({ where: { id: newsroomId } }),
    );
    if (JSON.stringify(from) === JSON.stringify(to)) return;
    await tx.newsroom.update({ where: { id: newsroomId }, data: to });
    record({ type: 'rule.changed', payload: { from, to } });
  },
});
