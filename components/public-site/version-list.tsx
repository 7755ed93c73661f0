import { formatMinute } from '#components/ui/format-date.ts';
import type { PublishedVersions, SignedSnapshot } from '#lib/version/published.ts';
import { ChangeList } from './change-list.tsx';
import { VersionComparison } from './version-comparison.tsx';

type VersionListProps = {
  versions: PublishedVersions;
  /** The two versions to compare, as numbers that exist; null before a reader chose. */
  compared?: { from: number; to: number } | null;
};

/** Every version of a sheet with its explained changes, and any two of them compared. */
export function VersionList({ versions, compared = null }: VersionListProps) {
  const { slug, title } = versions[0].snapshot;
  return (
    <>
      <h1 className="font-semibold font-serif text-3xl leading-tight">All versions</h1>
      <p className="mt-2">
        <a href={`/facts/${slug}`} className="text-accent underline underline-offset-2">
          <bdi>{title}</bdi>
        </a>
      </p>
      {versions.length > 1 && <CompareForm versions={versions} compared={compared} />}
      {compared && <VersionComparison versions={versions} {...compared} />}
      <ol className="mt-8 grid gap-4">
        {versions.map((version) => (
          <Version key={version.snapshot.number} version={version} />
        ))}
      </ol>
    </>
  );
}

function Version({ version: { snapshot, sha256 } }: { version: SignedSnapshot }) {
  const { slug, number, publishedAt, changes } = snapshot;
  return (
    <li className="rounded-lg border border-line bg-surface p-5">
      <h2 className="font-semibold">
        <a href={`/facts/${slug}/v/${number}`} className="text-accent underline underline-offset-2">
          Version {number}
        </a>
      </h2>
      <p className="mt-1 text-muted text-sm">
        <time dateTime={publishedAt}>{formatMinute(publishedAt)}</time>
        {number > 1 && (
          <>
            {' '}
            ·{' '}
            <a href={`/facts/${slug}/history?from=${number - 1}&to=${number}`} className="underline underline-offset-2">
              Compare with version {number - 1}
            </a>
          </>
        )}
      </p>
      {number === 1 ? <p className="mt-2">First version.</p> : <ChangeList changes={changes} />}
      <p className="mt-2 break-all font-mono text-muted text-xs">SHA-256 {sha256}</p>
    </li>
  );
}

function CompareForm({ versions, compared }: Required<VersionListProps>) {
  const [{ snapshot }] = versions;
  const numbers = versions.map((version) => version.snapshot.number);
  const { from, to } = compared ?? { from: snapshot.number - 1, to: snapshot.number };
  return (
    <form
      method="get"
      action={`/facts/${snapshot.slug}/history`}
      className="mt-6 flex flex-wrap items-end gap-3 print:hidden"
    >
      <VersionChoice name="from" label="From version" numbers={numbers} chosen={from} />
      <VersionChoice name="to" label="to version" numbers={numbers} chosen={to} />
      <button
        type="submit"
        className="min-h-11 cursor-pointer rounded-md border border-line-strong bg-surface px-4 font-medium hover:bg-sunken"
      >
        Compare
      </button>
    </form>
  );
}

type VersionChoiceProps = { name: 'from' | 'to'; label: string; numbers: readonly number[]; chosen: number };

function VersionChoice({ name, label, numbers, chosen }: VersionChoiceProps) {
  return (
    <label className="grid gap-1 text-sm">
      {label}
      <select
        name={name}
        defaultValue={chosen}
        className="min-h-11 min-w-24 rounded-md border border-line-strong bg-surface px-3 text-base"
      >
        {numbers.map((number) => (
          <option key={number} value={number}>
            {number}
          </option>
        ))}
      </select>
    </label>
  );
}
