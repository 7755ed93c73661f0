import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { z } from 'zod';
import { sampleVersions } from '#seeds/sample-versions.ts';
import { feedOfSheet, feedOfSite } from './feed.ts';
import { summariseVersions } from './version-summary.ts';
import { writeAtom } from './write-atom.ts';
import { writeJsonFeed } from './write-json-feed.ts';

const SITE = 'https://facts.example.test';
const GRAMMAR = readFileSync(new URL('../../seeds/fixtures/atom.rng', import.meta.url), 'utf8');

const FEEDS = [
  ['of a sheet', feedOfSheet(sampleVersions())],
  ['of the site', feedOfSite(summariseVersions(sampleVersions()), SITE)],
  ['of a site that published nothing', feedOfSite([], SITE)],
] as const;

async function listFaults(xml: string): Promise<string[]> {
  const { errors } = await validateXML({ xml, schema: GRAMMAR, extension: 'relaxng' });
  return errors.map(({ message }) => message);
}

/** JSON Feed 1.1, its required fields and the form of those that we write; nothing that it does not know. */
const jsonFeedSchema = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  home_page_url: z.url(),
  feed_url: z.url(),
  language: z.string(),
  items: z.array(
    z.strictObject({
      id: z.string().min(1),
      url: z.url(),
      title: z.string(),
      content_html: z.string().min(1),
      date_published: z.iso.datetime(),
      date_modified: z.iso.datetime(),
      authors: z.array(z.strictObject({ name: z.string() })).min(1),
      tags: z.array(z.string()),
    }),
  ),
});

describe('feeds', () => {
  it.each(FEEDS)('[F32] the feed %s is Atom by the grammar of RFC 4287, appendix B', async (_of, feed) => {
    expect(await listFaults(writeAtom(feed))).toEqual([]);
  });

  it('[F32] the grammar finds what is not Atom', async () => {
    const atom = writeAtom(FEEDS[0][1]);
    expect(await listFaults(atom.replace(/<updated>.*<\/updated>/, ''))).not.toEqual([]);
    expect(await listFaults(atom.replace('2026-04-01T08:00', 'yesterday'))).not.toEqual([]);
    expect(await listFaults(atom.replace(/<author>.*<\/author>/, ''))).not.toEqual([]);
  });

  it.each(FEEDS)(
    '[F32] the feed %s has ids that are absolute and used once, newest first (RFC 4287, 4.1, 4.2.6)',
    (_of, feed) => {
      const { entries, updatedAt } = feed;
      expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
      for (const { id, url } of entries) expect(URL.canParse(id) && URL.canParse(url)).toBe(true);
      const times = entries.map(({ publishedAt }) => publishedAt);
      expect(times).toEqual([...times].sort().reverse());
      expect(updatedAt >= (times[0] ?? '')).toBe(true);
    },
  );

  it.each(FEEDS)('[F32] the feed %s is JSON Feed 1.1', (_of, feed) => {
    expect(jsonFeedSchema.parse(JSON.parse(writeJsonFeed(feed))).items).toHaveLength(feed.entries.length);
  });

  it('[F32] each version is an entry, and each correction and retraction one of its own', () => {
    const { entries } = feedOfSheet(sampleVersions());
    expect(entries.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
      'version: What closed the harbour, version 3',
      'retraction: Retraction: What closed the harbour',
      'version: What closed the harbour, version 2',
      'correction: Correction, claim 2: What closed the harbour',
      'version: What closed the harbour',
    ]);
  });

  it('[F32] text is only text in a feed too, whatever it contains', () => {
    const [entry] = FEEDS[0][1].entries;
    if (!entry) throw new Error('the feed has entries');
    const atom = writeAtom({
      ...FEEDS[0][1],
      entries: [{ ...entry, title: '<b>&\u0000\uFFFE', paragraphs: ['<script>'] }],
    });
    expect(atom).toContain('<title>&lt;b&gt;&amp;</title>');
    expect(atom).toContain('&lt;p&gt;&amp;lt;script&amp;gt;&lt;/p&gt;');
  });
});
