import { describeRule, type RuleSettings } from '#lib/gate/rule.ts';

/** The rule in words, one line for each part. */
export function RuleLines({ rule }: { rule: RuleSettings }) {
  return (
    <dl className="max-w-3xl divide-y divide-line rounded-lg border border-line bg-surface">
      {describeRule(rule).map(({ term, meaning }) => (
        <div key={term} className="grid gap-1 px-4 py-3 sm:grid-cols-[12rem_1fr]">
          <dt className="font-medium">{term}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  );
}
