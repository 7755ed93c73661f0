import { escapeXml } from './escape-xml.ts';
import type { Feed, FeedEntry } from './feed.ts';

/** The feed as Atom 1.0 (RFC 4287). */
export function writeAtom({ title, page, atom, updatedAt, entries }: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `<id>${escapeXml(atom)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${updatedAt}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(atom)}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(page)}"/>`,
    '<generator>Touchstone</generator>',
    ...entries.map(writeEntry),
    '</feed>\n',
  ].join('\n');
}

function writeEntry({ id, url, title, publishedAt, author, kind, paragraphs }: FeedEntry): string {
  return [
    '<entry>',
    `<id>${escapeXml(id)}</id>`,
    `<title>${escapeXml(title)}</title>`,
    `<updated>${publishedAt}</updated>`,
    `<published>${publishedAt}</published>`,
    `<author><name>${escapeXml(author)}</name></author>`,
    `<category term="${kind}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(url)}"/>`,
    `<content type="html">${escapeXml(writeParagraphs(paragraphs))}</content>`,
    '</entry>',
  ].join('\n');
}

/** The paragraphs as HTML that holds nothing but paragraphs. */
export function writeParagraphs(paragraphs: readonly string[]): string {
  return paragraphs.map((text) => `<p>${escapeXml(text)}</p>`).join('');
}
