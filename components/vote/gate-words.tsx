import { Fragment } from 'react';
import type { ClaimView } from '#lib/claim/claim-view.ts';
import { describeAgreement, formatAgreement } from '#lib/gate/consensus.ts';
import { describeGate } from '#lib/gate/describe-gate.ts';
import { RATING_WORDS } from '#lib/gate/rating.ts';
import { describeRule } from '#lib/gate/rule.ts';

/** What the gate says of the claim now, in words, with the numbers behind it. */
export function GateWords({ claim }: { claim: ClaimView }) {
  const { gate } = claim;
  if (!gate) return null;
  const { agreement, rating, countedCount, abstainedCount, rule } = gate;
  return (
    <section aria-label="Consensus" className="grid gap-1 rounded-md border border-line bg-sunken px-3 py-2">
      <p className="font-medium">{describeGate(gate)}</p>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 text-[0.8125rem]">
        <dt className="text-muted">Rating</dt>
        <dd>{rating === null ? 'none' : `${rating} ${RATING_WORDS[rating]}`}</dd>
        <dt className="text-muted">Agreement</dt>
        <dd>
          {agreement === null
            ? 'none to measure'
            : `${formatAgreement(agreement, rule.agreementThreshold)}, ${describeAgreement(agreement)}`}
        </dd>
        <dt className="text-muted">Votes</dt>
        <dd>
          {countedCount} counted{abstainedCount > 0 && `, ${abstainedCount} could not judge`}
        </dd>
      </dl>
      <details className="text-[0.8125rem]">
        <summary className="cursor-pointer text-muted max-sm:py-2.5">
          The rule when the round opened (version {rule.version})
        </summary>
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3">
          {describeRule(rule).map(({ term, meaning }) => (
            <Fragment key={term}>
              <dt className="text-muted">{term}</dt>
              <dd>{meaning}</dd>
            </Fragment>
          ))}
        </dl>
      </details>
    </section>
  );
}
