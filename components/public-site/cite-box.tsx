import { citeApa, citeBibtex } from '#lib/version/cite.ts';
import type { Snapshot } from '#lib/version/snapshot.ts';

const EXPORTS = [
  { ending: '.json', words: 'Signed snapshot (JSON)' },
  { ending: '.csv', words: 'Claims as a table (CSV)' },
  { ending: '.jsonld', words: 'Evidence as W3C Web Annotations (JSON-LD)' },
] as const;

const FEEDS = [
  { path: 'feed.xml', words: 'Atom feed' },
  { path: 'feed.json', words: 'JSON Feed' },
] as const;

type CiteBoxProps = { snapshot: Snapshot; sha256: string };

/** How to cite this version, ready to copy: a click selects all of a citation; and the export formats. */
export function CiteBox({ snapshot, sha256 }: CiteBoxProps) {
  const { slug, number } = snapshot;
  return (
    <section aria-labelledby="cite" className="mt-10 border-line border-t pt-6 text-[0.9375rem] print:hidden">
      <h2 id="cite" className="font-semibold text-xl">
        Cite it, take it along
      </h2>
      <h3 className="mt-4 font-semibold text-sm">APA</h3>
      <p className="mt-1 rounded-md bg-sunken p-3 text-sm select-all">{citeApa(snapshot)}</p>
      <h3 className="mt-4 font-semibold text-sm">BibTeX</h3>
      <pre className="mt-1 rounded-md bg-sunken p-3 text-sm whitespace-pre-wrap select-all">
        <code>{citeBibtex(snapshot, sha256)}</code>
      </pre>
      <p className="mt-2 text-muted text-sm">
        A click selects a whole citation. To keep the page itself, print it to a PDF.
      </p>
      <h3 className="mt-4 font-semibold text-sm">Files of this version</h3>
      <ul className="mt-1 grid gap-1">
        {EXPORTS.map(({ ending, words }) => (
          <li key={ending}>
            <a href={`/facts/${slug}/v/${number}${ending}`} className="text-accent underline underline-offset-2">
              {words}
            </a>
          </li>
        ))}
      </ul>
      <h3 className="mt-4 font-semibold text-sm">Follow new versions and corrections</h3>
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1">
        {FEEDS.map(({ path, words }) => (
          <li key={path}>
            <a href={`/facts/${slug}/${path}`} className="text-accent underline underline-offset-2">
              {words}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
