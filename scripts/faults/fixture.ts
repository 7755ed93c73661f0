import { z } from 'zod';
import { ROLES } from '#lib/actor/actor.ts';
import { articleDocId, sheetDocId } from '#lib/draft-log/doc-id.ts';
import { buildArticle, buildMember, buildStory } from '#seeds/factories.server.ts';

const actorSchema = z.object({
  memberId: z.string(),
  userId: z.string(),
  newsroomId: z.string(),
  role: z.enum(ROLES),
  name: z.string(),
  colour: z.number(),
});

const draftSchema = z.object({ docId: z.string(), text: z.string().nullable() });

export const fixtureSchema = z.object({ people: z.array(actorSchema), drafts: z.array(draftSchema) });

/** A newsroom with editors and empty drafts. */
export type Fixture = z.infer<typeof fixtureSchema>;
export type Draft = z.infer<typeof draftSchema>;

export type FixturePlan = { people: number; articles?: number; sheets?: number };

const TEXT = 'The harbour office opened at nine, said the harbour master, and closed again at noon for want of ships.';

/** Builds it in the database of this process. */
export async function buildFixture({ people, articles = 0, sheets = 0 }: FixturePlan): Promise<Fixture> {
  const first = await buildMember({ name: 'Person 0' });
  const { newsroomId } = first;
  const editors = [first];
  for (let index = 1; index < people; index += 1) {
    editors.push(await buildMember({ newsroomId, name: `Person ${index}`, colour: index % 8 }));
  }
  const drafts: Draft[] = [];
  for (let index = 0; index < articles; index += 1) {
    const { revisionId, text } = await buildArticle({ actor: first, text: `${TEXT} Report ${index}.` });
    drafts.push({ docId: articleDocId(revisionId), text });
  }
  for (let index = 0; index < sheets; index += 1) {
    drafts.push({ docId: sheetDocId((await buildStory({ actor: first })).id), text: null });
  }
  return { people: editors, drafts };
}
