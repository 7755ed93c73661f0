import type { Content, Lifetime } from './content.ts';
import { type EmbedTheme, themeStyle } from './embed-theme.ts';
import type { SitePage, SiteRenderer } from './site-page.ts';
import { BARE_HEAD, type DocumentHead, writeDocument } from './write-document.ts';

/** What every page of one site has in common. */
export type Site = {
  /** Without a trailing slash. */
  url: string;
  renderer: SiteRenderer;
  /** The Content-Security-Policy of a page, and of an embed by its theme. */
  policies: { page: string; embed: Record<EmbedTheme, string> };
};

export type PageOptions = {
  lifetime?: Lifetime;
  status?: number /** The theme of an embed; absent for a page. */;
  embed?: EmbedTheme;
};

/** A whole HTML page. */
export function makePage(site: Site, page: SitePage, head: DocumentHead, options: PageOptions = {}): Content {
  const { lifetime = 'live', status = 200, embed } = options;
  const { renderBody, style } = site.renderer;
  return {
    status,
    type: 'text/html; charset=utf-8',
    body: writeDocument(head, renderBody(page), embed ? themeStyle(style, embed) : style),
    lifetime,
    headers: {
      'content-security-policy': embed ? site.policies.embed[embed] : site.policies.page,
      'referrer-policy': 'strict-origin-when-cross-origin',
    },
  };
}

/** Data for programs, readable from any origin. */
export function makeFile(type: string, body: string | Uint8Array, options: { lifetime?: Lifetime } = {}): Content {
  const headers = { 'access-control-allow-origin': '*', 'x-robots-tag': 'noindex' };
  return { status: 200, type, body, lifetime: options.lifetime ?? 'live', headers };
}

/** The 404 answer for programs. */
export function makeMissingFile(words: string): Content {
  const file = makeFile('application/json; charset=utf-8', JSON.stringify({ error: words }), { lifetime: 'missing' });
  return { ...file, status: 404 };
}

/** The 404 page: static like the others, with links that lead on. */
export function makeMissing(site: Site): Content {
  const head = { ...BARE_HEAD, title: 'There is nothing here', description: 'No page stands at this address.' };
  return makePage(site, { kind: 'missing' }, head, { status: 404, lifetime: 'missing' });
}

/** The page while the database is down and no copy exists. */
export function makeUnavailable(site: Site): Content {
  const head = { ...BARE_HEAD, title: 'Not available just now', description: 'Please come back in a minute.' };
  const page = makePage(site, { kind: 'unavailable' }, head, { status: 503, lifetime: 'failed' });
  return { ...page, headers: { ...page.headers, 'retry-after': '30' } };
}
