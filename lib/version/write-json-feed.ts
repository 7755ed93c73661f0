import type { Feed } from './feed.ts';
import { writeParagraphs } from './write-atom.ts';

/** The feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export function writeJsonFeed({ title, page, json, entries }: Feed): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: page,
    feed_url: json,
    language: 'en',
    items: entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      title: entry.title,
      content_html: writeParagraphs(entry.paragraphs),
      date_published: entry.publishedAt,
      date_modified: entry.publishedAt,
      authors: [{ name: entry.author }],
      tags: [entry.kind],
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}
