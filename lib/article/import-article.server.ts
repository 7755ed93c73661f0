import { z } from 'zod';
import { command } from '#lib/command/command.server.ts';
import { sha256Hex } from '#lib/crypto/sha256.ts';
import type { Tx } from '#lib/db.server.ts';
import { AppError } from '#lib/errors.ts';
import { findOrCreateSource } from '#lib/source/find-or-create-source.server.ts';
import { OUTLET_NOT_NAMED } from '#lib/source/outlet.ts';
import { lockStory } from '#lib/story/lock-story.server.ts';
import { articleDetailsSchema, mergeDetails } from './article-details.ts';
import { countWords } from './count-words.ts';
import { deriveTitle } from './derive-title.ts';
import { type ArticleContent, readArticle } from './read-article.ts';
import type { RepairKind } from './repair.ts';

/** The way by which an article came in, kept in the audit log. */
const IMPORT_WAYS = ['paste', 'upload', 'import command', 'demo'] as const;

export const importArticleSchema = articleDetailsSchema.extend({
  storyId: z.uuid(),
  content: z.custom<ArticleContent>((value) => typeof value === 'string' || value instanceof Uint8Array),
  /** null for a paste; the extension tells whether it is Markdown, whose front matter is read. */
  fileName: z.string().nullable(),
  by: z.enum(IMPORT_WAYS),
});

export type ImportArticleInput = z.infer<typeof importArticleSchema>;

export type ImportedArticle = {
  id: string;
  revisionId: string;
  title: string;
  wordCount: number;
  repairs: RepairKind[];
};

/**
 * Brings one article into a story, its text stored as revision 1, which never changes. The input takes precedence
 * over the file's front matter. @throws AppError FORBIDDEN for observers; NOT_FOUND for the story; CONFLICT when the story
 * holds the same text already, naming the article; TOO_LARGE, UNSUPPORTED, INVALID for content that cannot be read.
 */
export const importArticle = command({
  verb: 'article.import',
  schema: importArticleSchema,
  prepare: async (_actor, { content, fileName, storyId: _, by: __, ...given }) => {
    const { text, repairs, details: stated } = readArticle(content, fileName);
    const details = mergeDetails(stated, given);
    const language = details.language ?? 'en';
    return {
      details,
      row: { text, repairs, sha256: await sha256Hex(text), wordCount: countWords(text, language) },
      title: details.title ?? deriveTitle(text),
      language,
    };
  },
  run: async ({ tx, actor, record }, { storyId, by }, { details, row, title, language }): Promise<ImportedArticle> => {
    const { newsroomId, memberId } = actor;
    await lockStory(tx, newsroomId, storyId);
    await refuseSameText(tx, storyId, row.sha256);
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
      data: { newsroomId, storyId, articleId: article.id, number: 1, ...row },
    });
    const payload = { storyId, articleId: article.id, revisionId: revision.id, sha256: row.sha256, by };
    record({ type: 'article.imported', payload }, { storyId });
    return { id: article.id, revisionId: revision.id, title, wordCount: row.wordCount, repairs: row.repairs };
  },
});

async function refuseSameText(tx: Tx, storyId: string, sha256: string): Promise<void> {
  const same = await tx.revision.findUnique({
    where: { storyId_sha256: { storyId, sha256 } },
    select: { article: { select: { title: true } } },
  });
  if (same) throw new AppError('article.same-text', { title: same.article.title });
}
