import type { z } from 'zod';
import { AppError } from '#lib/errors.ts';
import { type ArticleDetails, writtenDetailsSchema } from './article-details.ts';

const FENCED = /^---\n([\s\S]*?)\n---(?:\n|$)/;

/**
 * The `key: value` lines between two `---` lines at the top of a Markdown file, and the text below them. A text without
 * such lines is all body. Unknown keys are left out. @throws AppError INVALID for a value that does not fit its key.
 */
export function parseFrontMatter(text: string): { details: ArticleDetails; body: string } {
  const match = FENCED.exec(text);
  if (!match) return { details: {}, body: text };
  const pairs = (match[1] ?? '').split('\n').flatMap(parseLine);
  const parsed = writtenDetailsSchema.safeParse(Object.fromEntries(pairs));
  if (!parsed.success) throw new AppError('INVALID', describeIssue(parsed.error));
  return { details: parsed.data, body: text.slice(match[0].length) };
}

function parseLine(line: string): [string, string][] {
  const colon = line.indexOf(':');
  const value = line.slice(colon + 1).trim();
  return colon > 0 && value !== '' ? [[line.slice(0, colon).trim(), value]] : [];
}

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return `The lines at the top of the file: "${issue?.path.join('.')}" is not right (${issue?.message}). Correct it and import again.`;
}
