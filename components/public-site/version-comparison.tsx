import type { ReactNode } from 'react';
import { type ClaimDiff, diffVersions, type LineDiff, type VersionDiff } from '#lib/version/diff-versions.ts';
import type { PublishedVersions } from '#lib/version/published.ts';
import type { SnapshotEvidence } from '#lib/version/snapshot.ts';
import { VerdictMark } from './verdict-mark.tsx';

type VersionComparisonProps = { versions: PublishedVersions; from: number; to: number };

/** What differs between two versions, in words: the text word by word, then each claim. */
export function VersionComparison({ versions, from, to }: VersionComparisonProps) {
  const find = (number: number) => versions.find(({ snapshot }) => snapshot.number === number)?.snapshot;
  const [before, after] = [find(from), find(to)];
  if (!before || !after) return null;
  const diff = diffVersions(before, after);
  return (
    <section aria-labelledby="comparison" className="mt-6 rounded-lg border border-line-strong p-5">
      <h2 id="comparison" className="font-semibold text-xl">
        From version {from} to version {to}
      </h2>
      {diff.lines.length + diff.claims.length === 0 ? (
        <p className="mt-3">They say the same.</p>
      ) : (
        <p className="mt-2 text-muted text-sm">
          <Mark kind="removed">Struck out</Mark> is what went, <Mark kind="added">underlined</Mark> what came.
        </p>
      )}
      <DiffList diff={diff} />
    </section>
  );
}

type DiffListProps = { diff: VersionDiff };

/** The differences alone, without a word about which versions they lie between. */
export function DiffList({ diff: { lines, claims } }: DiffListProps) {
  return (
    <>
      {lines.length > 0 && (
        <>
          <h3 className="mt-5 font-semibold">Text</h3>
          <ul className="mt-2 grid gap-2 font-serif">
            {lines.map((line, index) => (
              <li key={`line ${String(index)}`}>
                <Line line={line} />
              </li>
            ))}
          </ul>
        </>
      )}
      {claims.map((diff) => (
        <div key={diff.claim.number}>
          <h3 className="mt-6 font-semibold">
            Claim {diff.claim.number}
            {diff.kind !== 'changed' && `: ${diff.kind === 'added' ? 'new' : 'no longer there'}`}
          </h3>
          <Claim diff={diff} />
        </div>
      ))}
    </>
  );
}

function Claim({ diff }: { diff: ClaimDiff }) {
  const { claim } = diff;
  if (diff.kind !== 'changed') {
    return (
      <>
        <VerdictMark verdict={claim.verdict} />
        <p className="font-serif">
          <Mark kind={diff.kind}>{claim.wording}</Mark>
        </p>
      </>
    );
  }
  return (
    <>
      <p className="mt-1 font-serif">{diff.wording ? <Line line={diff.wording} /> : claim.wording}</p>
      {diff.facts.length > 0 && (
        <dl className="mt-2 grid gap-x-4 gap-y-1 sm:grid-cols-[8rem_1fr]">
          {diff.facts.map(({ name, before, after }) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd>
                <Mark kind="removed">{before}</Mark> <Mark kind="added">{after}</Mark>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <Passages title="Evidence that came" kind="added" passages={diff.evidenceAdded} />
      <Passages title="Evidence that went" kind="removed" passages={diff.evidenceRemoved} />
    </>
  );
}

const STANCE_WORDS = { supports: 'for', contradicts: 'against', context: 'context' } as const;

type PassagesProps = { title: string; kind: 'added' | 'removed'; passages: readonly SnapshotEvidence[] };

function Passages({ title, kind, passages }: PassagesProps) {
  if (passages.length === 0) return null;
  return (
    <>
      <h4 className="mt-2 text-muted text-sm">{title}</h4>
      <ul className="mt-1 grid gap-1">
        {passages.map(({ quote, outlet, stance, language, revisionSha256, selector }) => (
          <li key={`${revisionSha256} ${selector.start} ${outlet}`}>
            <bdi>{outlet}</bdi>, {STANCE_WORDS[stance]}:{' '}
            <Mark kind={kind}>
              <q lang={language} dir="auto">
                {quote}
              </q>
            </Mark>
          </li>
        ))}
      </ul>
    </>
  );
}

function Line({ line }: { line: LineDiff }) {
  return line.map(({ kind, text }, index) => <Run key={`run ${String(index)}`} kind={kind} text={text} />);
}

/** The space around a changed run is not marked: a line under or through nothing would read as a dash. */
function Run({ kind, text }: LineDiff[number]) {
  const words = text.trim();
  if (kind === 'same') return text;
  if (words === '') return kind === 'added' ? text : null;
  const start = text.indexOf(words);
  return (
    <>
      {text.slice(0, start)}
      <Mark kind={kind}>{words}</Mark>
      {text.slice(start + words.length)}
    </>
  );
}

function Mark({ kind, children }: { kind: 'added' | 'removed'; children: ReactNode }) {
  if (kind === 'removed') return <del className="text-verdict-false decoration-2">{children}</del>;
  return <ins className="text-verdict-confirmed decoration-2 underline-offset-2">{children}</ins>;
}
