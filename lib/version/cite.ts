import type { Snapshot } from './snapshot.ts';

type Cited = Pick<Snapshot, 'title' | 'newsroom' | 'number' | 'publishedAt' | 'links' | 'slug'>;

const APA_DATE = { month: 'long', day: 'numeric', timeZone: 'UTC' } as const;

/** A reference in the style of APA, 7th edition (a report by a group author, with its version), as plain text. */
export function citeApa({ title, newsroom, number, publishedAt, links }: Cited): string {
  const at = new Date(publishedAt);
  const date = `${at.getUTCFullYear()}, ${at.toLocaleDateString('en-US', APA_DATE)}`;
  return `${newsroom.name.replace(/\.$/, '')}. (${date}). ${title} (Version ${number}) [Fact sheet]. ${links.version}`;
}

/** A BibTeX entry that BibTeX and biblatex both read; the hash names the version for good. */
export function citeBibtex({ title, newsroom, number, publishedAt, links, slug }: Cited, sha256: string): string {
  const fields = {
    author: `{${escapeTex(newsroom.name)}}`,
    title: `{${escapeTex(title)}}`,
    year: publishedAt.slice(0, 4),
    month: String(Number(publishedAt.slice(5, 7))),
    howpublished: `\\url{${links.version}}`,
    url: links.version,
    note: `Fact sheet, version ${number}, SHA-256 ${sha256}`,
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},`);
  return `@misc{${slug}-v${number},\n${lines.join('\n')}\n}\n`;
}

const TEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escapeTex(text: string): string {
  return text.replace(/[\\~^]|[{}$&%#_]/g, (character) => TEX[character] ?? `\\${character}`);
}
