import { expect, test } from 'vitest';
import { loadRenderer } from '#lib/public-site/load-renderer.server.ts';
import { makeMissing, makeUnavailable, type Site } from '#lib/public-site/make-page.ts';
import { writePolicies } from '#lib/public-site/policy.server.ts';
import { tell } from '#scripts/setup/step.mjs';
import { listNuErrors } from '#scripts/testing/nu-checker.ts';
import { CORRECTED, openSamplePage, RETRACTED, SAMPLE_PAGES } from '#seeds/sample-pages.ts';
import { buildSite } from './build-site.ts';

/** Every public page as it is served, by its address. */
async function makePages(): Promise<Map<string, string>> {
  await buildSite();
  const renderer = await loadRenderer();
  const site: Site = { url: 'https://facts.example.test', renderer, policies: writePolicies(renderer.style) };
  const pages = new Map([
    ['missing', String(makeMissing(site).body)],
    ['unavailable', String(makeUnavailable(site).body)],
  ]);
  for (const target of SAMPLE_PAGES) {
    pages.set(target, String(openSamplePage(site, target, CORRECTED)?.body));
    pages.set(`${target}, retracted`, String(openSamplePage(site, target, RETRACTED)?.body));
  }
  return pages;
}

test('[P66] the Nu checker finds no error on any page, its styles included', async () => {
  const pages = await makePages();
  const broken = String(pages.get('/facts')).replace('"/favicon.svg"', `"data:image/svg+xml,%3Csvg xmlns='x'%3E"`);
  const errors = await listNuErrors(new Map([...pages, ['broken', broken]]));
  if (errors === null) tell('! There is no Java, so the Nu checker did not run; html-validate alone holds the pages.');
  else expect(errors).toEqual([expect.stringMatching(/^broken: Bad value .*data:image/)]);
});

test('[P66] every address on a page is one: no space, nothing that should be escaped', async () => {
  for (const [name, page] of await makePages()) {
    const addresses = [...page.matchAll(/\s(?:href|src|action)="([^"]*)"/g)].map(([, address = '']) => address);
    expect(addresses.length, name).toBeGreaterThan(0);
    for (const address of addresses) expect(address, name).toMatch(/^[!#$%&'()*+,\-./0-9:;=?@A-Z_a-z~]+$/);
  }
});
