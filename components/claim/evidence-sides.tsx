import type { Evidence } from '#lib/claim/claim-record.ts';
import { describeOrigins, groupOrigins } from '#lib/claim/group-origins.ts';
import { STANCE_WORDS, type Stance } from '#lib/claim/stance.ts';
import type { QuoteContext } from '#lib/claim-desk/cut-quote-context.ts';
import { EvidencePassage } from './evidence-passage.tsx';

type EvidenceSidesProps = {
  storyId: string;
  evidence: readonly Evidence[];
  contexts: Record<string, QuoteContext>;
  mayEdit: boolean;
};

/** What supports the claim beside what contradicts it, each side grouped by origin; context below. */
export function EvidenceSides({ storyId, evidence, contexts, mayEdit }: EvidenceSidesProps) {
  const side = (stance: Stance) => evidence.filter((passage) => passage.stance === stance);
  const origins = [...new Set(evidence.map(({ origin }) => origin))].filter((origin) => origin !== '');
  const shared = { storyId, contexts, mayEdit, origins };
  return (
    <section id="evidence" aria-label="Evidence" className="grid scroll-mt-20 gap-x-6 gap-y-6 md:grid-cols-2">
      <Side stance="supports" evidence={side('supports')} {...shared} />
      <Side stance="contradicts" evidence={side('contradicts')} {...shared} />
      {side('context').length > 0 && (
        <div className="md:col-span-2">
          <Side stance="context" evidence={side('context')} {...shared} />
        </div>
      )}
    </section>
  );
}

const EMPTY: Record<Stance, string> = {
  supports:
    'Nothing in the coverage is linked in support yet. Mark a passage in an article and choose “Link evidence”.',
  contradicts: 'Nothing in the coverage is linked against it.',
  context: '',
};

type SideProps = EvidenceSidesProps & { stance: Stance; origins: readonly string[] };

function Side({ stance, evidence, storyId, contexts, origins, mayEdit }: SideProps) {
  return (
    <div className="min-w-0">
      <h2 className="border-line-strong border-b pb-1 font-semibold">
        {STANCE_WORDS[stance]}
        <span className="font-normal text-[0.8125rem] text-muted">
          {evidence.length > 0 && ` · ${describeOrigins(evidence)}`}
        </span>
      </h2>
      {evidence.length === 0 && <p className="mt-3 text-muted">{EMPTY[stance]}</p>}
      {groupOrigins(evidence).map(({ origin, evidence: group }) => (
        <div key={group[0]?.id ?? origin} className="mt-4 grid gap-3">
          {group.length > 1 && (
            <p className="text-[0.8125rem] text-muted">
              {group.length} passages rely on <span className="font-medium text-ink">{origin}</span>: one origin.
            </p>
          )}
          <ul className="grid gap-4">
            {group.map((passage) => (
              <EvidencePassage
                key={passage.id}
                storyId={storyId}
                passage={passage}
                context={contexts[passage.id] ?? { before: '', after: '' }}
                origins={origins}
                mayEdit={mayEdit}
              />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
