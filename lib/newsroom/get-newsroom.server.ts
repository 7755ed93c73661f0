import type { Actor } from '#lib/actor/actor.ts';
import { db } from '#lib/db.server.ts';
import { type RuleSettings, ruleSettingsSchema } from '#lib/gate/rule.ts';

export type NewsroomView = RuleSettings & { slug: string; name: string };

/** The actor's newsroom with its rule of consensus. */
export async function getNewsroom(actor: Actor): Promise<NewsroomView> {
  const row = await db().newsroom.findUniqueOrThrow({ where: { id: actor.newsroomId } });
  return { slug: row.slug, name: row.name, ...ruleSettingsSchema.parse(row) };
}
