import { nameAction } from '#lib/claim/name-action.ts';
import type { ClaimSummary } from '#lib/overview/claim-summary.ts';

type NeedWordsProps = Pick<ClaimSummary, 'need' | 'needKind' | 'needsViewer'>;

/** What the claim needs next, led by what the viewer can do about it. */
export function NeedWords({ need, needKind, needsViewer }: NeedWordsProps) {
  const action = needsViewer ? nameAction(needKind, need.who) : null;
  return (
    <p className={`text-[0.8125rem] ${needsViewer ? 'font-medium text-ink' : 'text-muted'}`}>
      {action && <span className="text-accent">{action}. </span>}
      {need.words}
    </p>
  );
}
