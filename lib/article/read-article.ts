import { AppError } from '#lib/errors.ts';
import type { ArticleDetails } from './article-details.ts';
import { decodeText, refuseOversize } from './decode-text.ts';
import { normaliseText } from './normalise-text.ts';
import { parseFrontMatter } from './parse-front-matter.ts';
import type { RepairKind } from './repair.ts';

/** A file's bytes, or what a person pasted. */
export type ArticleContent = Uint8Array | string;

export type ReadArticle = { text: string; repairs: RepairKind[]; details: ArticleDetails };

/**
 * The text to store, its repairs, and the details in a Markdown file's front matter. `fileName` is null for a
 * paste. @throws AppError as decodeText and parseFrontMatter do; INVALID when there is no text in it.
 */
export function readArticle(content: ArticleContent, fileName: string | null): ReadArticle {
  const decoded = typeof content === 'string' ? acceptPaste(content) : decodeText(content);
  const normalised = normaliseText(decoded.text);
  const isMarkdown = fileName !== null && /\.(md|markdown)$/i.test(fileName);
  const { details, body } = isMarkdown ? parseFrontMatter(normalised.text) : { details: {}, body: normalised.text };
  const text = body.replace(/^\n+/, '');
  if (text.trim() === '') {
    throw new AppError('article.blank');
  }
  return { text, repairs: [...decoded.repairs, ...normalised.repairs], details };
}

function acceptPaste(text: string): { text: string; repairs: RepairKind[] } {
  refuseOversize(new TextEncoder().encode(text).byteLength);
  return { text, repairs: [] };
}
