import { z } from 'zod';
import { type Actor, canContribute } from '#lib/actor/actor.ts';
import { appendAuditEvent } from '#lib/audit/append-audit-event.server.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import { inTransaction, type Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { parseInput } from '#lib/parse-input.ts';
import { ringDoorbell } from '#lib/signal/ring-doorbell.server.ts';
import { findOrCreateSource } from '#lib/source/find-or-create-source.server.ts';
import { lockStory } from '#lib/story/lock-story.server.ts';
import { articleDetailsSchema, mergeDetails, OUTLET_NOT_NAMED } from './article-details.ts';
import { countWords } from './count-words.ts';
import { deriveTitle } from './derive-title.ts';
import { type ArticleContent, readArticle } from './read-article.ts';

/** The way by which an article came in, kept in the audit log. */
const IMPORT_WAYS = ['paste', 'upload', 'import command', 'demo'] as const;

export const importArticleSchema = articleDetailsSchema.extend({
  storyId: z.uuid(),
  content: z.custom<ArticleContent>((value) => typeof value === 'string' || value instanceof Uint8Array),
  /** null for a paste; the ending tells Markdown, whose front matter is read, from plain text. */
  fileName: z.string().nullable(),
  by: z.enum(IMPORT_WAYS),
});

export type ImportArticleInput = z.infer<typeof importArticleSchema>;

export type ImportedArticle = { id: string; revisionId: string; title: string; wordCount: number; repairs: string[] };

/**
 * Brings one article into a story, its text kept for good as revision 1. What the input tells goes before what the
 * file's front matter tells. @throws AppError FORBIDDEN for observers; NOT_FOUND for the story; CONFLICT when the story
 * holds the same text already, naming the article; TOO_LARGE, UNSUPPORTED, INVALID for content that cannot be read.
 */
export async function importArticle(
  actor: Actor,
  input: z.infer<typeof importArticleSchema>,
): Promise<ImportedArticle> {
  if (!canContribute(actor.role)) throw new AppError('FORBIDDEN', 'Observers read; ask an editor to import this.');
  const { storyId, content, fileName, by, ...given } = parseInput(importArticleSchema, input);
  const { text, repairs, details: told } = readArticle(content, fileName);
  const details = mergeDetails(told, given);
  const { newsroomId, memberId } = actor;
  const title = details.title ?? deriveTitle(text);
  const language = details.language ?? 'en';
  const wordCount = countWords(text, language);
  const sha256 = await sha256Hex(text);

  return inTransaction(async (tx) => {
    await lockStory(tx, newsroomId, storyId);
    await refuseSameText(tx, storyId, sha256);
    const outlet = details.outlet ?? OUTLET_NOT_NAMED;
    const article = await tx.article.create({
      data: {
        newsroomId,
        storyId,
        sourceId: await findOrCreateSource(tx, newsroomId, outlet, details.grade ?? 'F'),
        title,
        url: details.url ?? null,
        language,
        publishedOn: details.date ? new Date(details.date) : null,
        retelling: details.retelling ?? false,
        importedById: memberId,
      },
    });
    const revision = await tx.revision.create({
      data: { newsroomId, storyId, articleId: article.id, number: 1, text, sha256, wordCount, repairs },
    });
    const payload = { storyId, articleId: article.id, revisionId: revision.id, sha256, by };
    const seq = await appendAuditEvent(tx, { newsroomId, actor: memberId, type: 'article.imported', payload });
    await ringDoorbell(tx, storyId, seq);
    return { id: article.id, revisionId: revision.id, title, wordCount, repairs };
  });
}

async function refuseSameText(tx: Tx, storyId: string, sha256: string): Promise<void> {
  const same = await tx.revision.findUnique({
    where: { storyId_sha256: { storyId, sha256 } },
    select: { article: { select: { title: true } } },
  });
  if (same) throw new AppError('CONFLICT', `This text is in the story already: “${same.article.title}”`);
}
