import { escapeXml } from '#lib/version/escape-xml.ts';
import { PICTURE_SIZE } from './picture/picture-size.ts';

/** What stands in a page's head. Addresses are absolute. */
export type DocumentHead = {
  title: string;
  description: string;
  /** Canonical address; null for an error page. */
  canonical: string | null;
  /** Whether search engines may list it. */
  isIndexed: boolean;
  alternates: readonly { type: string; href: string; title: string }[];
  /** The share picture, of PICTURE_SIZE. */
  picture: { url: string; alt: string } | null;
  /** Already safe within a script element; null for none. */
  jsonLd: string | null;
  /** Run at the end of the body; null for none. */
  script: string | null;
  /** The colour schemes that it is drawn in. */
  colorScheme: 'light dark' | 'light' | 'dark';
};

/** The head of a page about nothing. */
export const BARE_HEAD: Omit<DocumentHead, 'title' | 'description'> = {
  canonical: null,
  isIndexed: false,
  alternates: [],
  picture: null,
  jsonLd: null,
  script: null,
  colorScheme: 'light dark',
};

const SITE_NAME = 'Touchstone';

/** A whole page: everything that it needs is in it, so it is one request. `body` is markup, all else is text. */
export function writeDocument(head: DocumentHead, body: string, style: string): string {
  const { title, description, canonical, isIndexed, alternates, picture, jsonLd, script, colorScheme } = head;
  const parts = [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeXml(title === SITE_NAME ? title : `${title} · ${SITE_NAME}`)}</title>`,
    nameMeta('description', description),
    nameMeta('color-scheme', colorScheme),
    isIndexed ? '' : nameMeta('robots', 'noindex'),
    canonical === null ? '' : `<link rel="canonical" href="${escapeXml(canonical)}">`,
    ...alternates.map(({ type, href, title: name }) => writeAlternate(type, href, name)),
    ...(canonical === null ? [] : writeShared(title, description, canonical, picture)),
    '<link rel="icon" href="/favicon.ico" sizes="48x48"><link rel="icon" href="/favicon.svg" type="image/svg+xml">',
    `<style>${style}</style>`,
    jsonLd === null ? '' : `<script type="application/ld+json">${jsonLd}</script>`,
    `</head><body class="bg-paper text-ink antialiased">${body}`,
    script === null ? '' : `<script>${script}</script>`,
    '</body></html>\n',
  ];
  return parts.join('');
}

function writeAlternate(type: string, href: string, title: string): string {
  return `<link rel="alternate" type="${escapeXml(type)}" href="${escapeXml(href)}" title="${escapeXml(title)}">`;
}

/** The Open Graph protocol (https://ogp.me), and the one name that X adds to it. */
function writeShared(title: string, description: string, url: string, picture: DocumentHead['picture']): string[] {
  const shared = {
    'og:type': 'article',
    'og:site_name': SITE_NAME,
    'og:title': title,
    'og:description': description,
    'og:url': url,
    ...(picture && {
      'og:image': picture.url,
      'og:image:type': 'image/png',
      'og:image:width': String(PICTURE_SIZE.widthPx),
      'og:image:height': String(PICTURE_SIZE.heightPx),
      'og:image:alt': picture.alt,
    }),
  };
  const metas = Object.entries(shared).map(
    ([property, text]) => `<meta property="${property}" content="${escapeXml(text)}">`,
  );
  return [...metas, nameMeta('twitter:card', picture ? 'summary_large_image' : 'summary')];
}

function nameMeta(name: string, content: string): string {
  return `<meta name="${name}" content="${escapeXml(content)}">`;
}
