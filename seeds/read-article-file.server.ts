import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadArticle, readArticle } from '#lib/article/read-article.ts';
import type { DemoArticle } from './demo-story.ts';

/** The bytes of one of the demo's articles, as a file that a newsroom would import. */
export function readArticleFile(article: DemoArticle): { bytes: Uint8Array; fileName: string } {
  const fileName = `${article}.md`;
  return { bytes: readFileSync(join(import.meta.dirname, 'articles', fileName)), fileName };
}

/** The same, read as the import reads it: the text that is kept, and its details. */
export function readDemoArticle(article: DemoArticle): ReadArticle {
  const { bytes, fileName } = readArticleFile(article);
  return readArticle(bytes, fileName);
}
