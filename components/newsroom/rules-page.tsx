import type { RuleSettings } from '#lib/gate/rule.ts';
import { RuleForm } from './rule-form.tsx';
import { RuleLines } from './rule-lines.tsx';

type RulesPageProps = { rule: RuleSettings; mayChange: boolean };

/** The rule of consensus, for an admin to change and for others to read. */
export function RulesPage({ rule, mayChange }: RulesPageProps) {
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
