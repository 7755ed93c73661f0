import { LRUCache } from 'lru-cache';
import type { LinkReport } from './link-report.ts';
import type { Network } from './public-network.server.ts';
import { tryLink } from './try-link.server.ts';

const AT_ONCE = 8;
/** After this no further link is begun; the last ones begun take at most the time limit of one. */
const DEADLINE_MS = 8000;

/** What was found lately, so that looking before publishing and publishing ask once. Inconclusive results are not kept. */
const kept = new LRUCache<string, LinkReport>({
  ttl: 10 * 60_000,
  maxSize: 1024 * 1024,
  sizeCalculation: ({ url, detail }, key) => 2 * (key.length + url.length + detail.length),
});

/** Tries many links, a few at once, within seconds; each is reported, in the order given. */
export async function tryLinks(urls: readonly string[], network?: Network): Promise<LinkReport[]> {
  const startedAt = Date.now();
  const reports = new Map<string, LinkReport>();
  const waiting = [...new Set(urls)];
  const work = async () => {
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      const known = kept.get(url);
      if (known) reports.set(url, known);
      else if (Date.now() - startedAt > DEADLINE_MS)
        reports.set(url, { url, state: 'untried', detail: 'was not reached in time' });
      else reports.set(url, keep(await tryLink(url, network)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return [...reports.values()].sort((a, b) => urls.indexOf(a.url) - urls.indexOf(b.url));
}

function keep(report: LinkReport): LinkReport {
  if (report.state === 'untried') return report;
  kept.set(report.url, report);
  return report;
}
