import { canonicalJson } from '#lib/crypto/canonical-json.ts';
import { formatAgreement } from '#lib/gate/consensus.ts';
import { describeConfirming } from '#lib/gate/rule.ts';
import { type Snapshot, type SnapshotClaim, type SnapshotRule, takesOutletForOrigin } from '#lib/version/snapshot.ts';
import { VerdictKey } from './verdict-key.tsx';

/** The rule that this version's verdicts came from, with its numbers. */
export function HowWeDecide({ snapshot }: { snapshot: Snapshot }) {
  const rules = new Map(snapshot.claims.map(({ rule }) => [canonicalJson(rule), rule]));
  return (
    <section
      aria-labelledby="how-we-decide"
      className="mt-12 border-line border-t pt-6 text-[0.9375rem] leading-relaxed"
    >
      <h2 id="how-we-decide" className="font-semibold text-xl">
        How we decide
      </h2>
      <p className="mt-3">
        Members of <bdi>{snapshot.newsroom.name}</bdi> read the coverage and cite passages for and against each claim.
        They rate the claim from “confirmed” to “improbable” without seeing each other's ratings; members who cannot
        judge abstain. The verdict is the median of the ratings, the one in the middle; between two it is the less
        credible one. A reviewer who did not write the claim approves it before it is published.
      </p>
      <h3 className="mt-5 font-semibold">What the verdicts mean</h3>
      <VerdictKey confirming={listConfirming(snapshot)} />
      {rules.size > 0 && <h3 className="mt-5 font-semibold">What a verdict takes</h3>}
      {[...rules].map(([key, rule]) => (
        <RuleNumbers key={key} rule={rule} />
      ))}
      <AgreementNumbers claims={snapshot.claims} />
      <h3 className="mt-5 font-semibold">How to read the evidence</h3>
      <p className="mt-2">
        Each outlet has a grade of reliability from A (completely reliable) to E (unreliable); F means that it cannot be
        judged. The origin of a passage is whom it relies on
        {takesOutletForOrigin(snapshot.format)
          ? ': the outlet itself, unless we name another.'
          : '; where we have not named it, we do not count it as independent.'}{' '}
        Passages with the same origin count as one. A passage marked “Retelling” is in the newsroom's own words. Claims
        keep the number that they have in our work, so here numbers may be missing.
      </p>
    </section>
  );
}

/** What "Confirmed" takes by the rules of this version; empty where they ask for nothing, as those of formats 1 and 2. */
function listConfirming({ claims }: Snapshot): string[] {
  const words = claims.map(({ rule }) => describeConfirming(rule));
  return [...new Set(words.filter((word) => word !== null))];
}

function RuleNumbers({ rule }: { rule: SnapshotRule }) {
  const { version, quorumCount, agreementThreshold, minEvidenceCount, objectionBlocks } = rule;
  const { minOriginCount = 0, reviewerCount = 1 } = rule;
  const confirming = describeConfirming(rule);
  return (
    <ul className="mt-2 grid list-disc gap-1 ps-6">
      <li>
        At least {quorumCount} {quorumCount === 1 ? 'vote' : 'votes'} and {minEvidenceCount}{' '}
        {minEvidenceCount === 1 ? 'piece' : 'pieces'} of evidence.
      </li>
      <li>
        Agreement of at least {agreementThreshold} on a scale from 0 (split between the ends) to 1 (all agree), measured
        by Tastle and Wierman's consensus. A claim approved below that is “Disputed”.
      </li>
      {minOriginCount > 0 && (
        <li>
          The evidence on one side, for or against, has to come from at least {minOriginCount} independent{' '}
          {minOriginCount === 1 ? 'origin' : 'origins'}.
        </li>
      )}
      {confirming && <li>“Confirmed” takes {confirming}; with less, the verdict is “Probably true” at best.</li>}
      {reviewerCount > 1 && <li>{reviewerCount} reviewers have to approve a claim.</li>}
      {objectionBlocks && <li>An open objection stops a claim until it is withdrawn, or overruled with a reason.</li>}
      <li>This is version {version} of our rule.</li>
    </ul>
  );
}

/** What the words "close agreement" or "split" stand for, claim by claim. */
function AgreementNumbers({ claims }: { claims: readonly SnapshotClaim[] }) {
  const measured = claims.flatMap(({ number, agreement, rule }) =>
    agreement === null ? [] : [`${formatAgreement(agreement, rule.agreementThreshold)} on claim ${number}`],
  );
  if (measured.length === 0) return null;
  return <p className="mt-2">Agreement in this version: {measured.join(', ')}.</p>;
}
