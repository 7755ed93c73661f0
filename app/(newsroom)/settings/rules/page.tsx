import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { RulesPage } from '#components/newsroom/rules-page.tsx';
import { can } from '#lib/actor/policy.ts';
import { getNewsroom } from '#lib/newsroom/get-newsroom.server.ts';

export const metadata: Metadata = { title: 'Rule of consensus' };

export default async function Page() {
  const { actor, newsroom } = await readPage(async (reader) => ({ newsroom: await getNewsroom(reader) }));
  const { slug: _slug, name: _name, ...rule } = newsroom;
  return <RulesPage rule={rule} mayChange={can(actor.role, 'rule.set')} />;
}
