import type { Metadata } from 'next';
import { readPage } from '#app/_glue/page.ts';
import { RuleForm } from '#components/newsroom/rule-form.tsx';
import { RuleLines } from '#components/newsroom/rule-lines.tsx';
import { can } from '#lib/actor/policy.ts';
import { getNewsroom } from '#lib/newsroom/get-newsroom.server.ts';

export const metadata: Metadata = { title: 'Rule of consensus' };

export default async function RulesPage() {
  const { actor, newsroom } = await readPage(async (reader) => ({ newsroom: await getNewsroom(reader) }));
  const { slug: _slug, name: _name, ...rule } = newsroom;
  const mayChange = can(actor.role, 'rule.set');
  return (
    <section aria-label="Rule of consensus" className="grid gap-4">
      <p className="max-w-prose text-muted">
        Nothing but this rule decides whether a claim has consensus. Each round keeps the rule as it stood when the
        round opened, so a change holds for the rounds that open after it.
        {!mayChange && ' Only an admin changes it.'}
      </p>
      {mayChange ? <RuleForm rule={rule} /> : <RuleLines rule={rule} />}
    </section>
  );
}
