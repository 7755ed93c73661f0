import type { Metadata } from 'next';
import { cache } from 'react';
import { z } from 'zod';
import { readPage } from '#app/_glue/page.ts';
import { Reader } from '#components/reader/reader.tsx';
import type { ReaderTarget } from '#components/reader/use-target.ts';
import { findNeighbours } from '#lib/article/find-neighbours.server.ts';
import { getRevision } from '#lib/article/get-revision.server.ts';
import { splitBlocks } from '#lib/article/split-blocks.ts';
import { listEvidenceForRevision } from '#lib/claim/list-evidence-for-revision.server.ts';
import { listOrigins } from '#lib/claim/list-origins.server.ts';
import { listUnseenEntries } from '#lib/mention/mentions.server.ts';
import { listMembers } from '#lib/newsroom/list-members.server.ts';

type ArticlePageProps = {
  params: Promise<{ storyId: string; articleId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const targetSchema = z.union([
  z
    .object({ annotation: z.uuid(), reply: z.uuid().optional().catch(undefined) })
    .transform(({ annotation, reply }) => ({ annotationId: annotation, replyId: reply })),
  z
    .object({ start: z.coerce.number().int().min(0), end: z.coerce.number().int().positive() })
    .refine(({ start, end }) => start < end)
    .transform((span) => ({ span })),
]);

// Metadata and page need it; read once per request.
const readRevision = cache((storyId: string, articleId: string) =>
  readPage(async (actor) => ({ revision: await getRevision(actor, { storyId, articleId }) })),
);

export async function generateMetadata({ params }: ArticlePageProps): Promise<Metadata> {
  const { storyId, articleId } = await params;
  return { title: (await readRevision(storyId, articleId)).revision.title };
}

export default async function ArticlePage({ params, searchParams }: ArticlePageProps) {
  const { storyId, articleId } = await params;
  const target = targetSchema.safeParse(await searchParams);
  const { revision } = await readRevision(storyId, articleId);
  const { actor, cited, origins, members, neighbours, unseen } = await readPage(async (reader) => {
    const [passages, known, people, beside, mentions] = await Promise.all([
      listEvidenceForRevision(reader, revision.id),
      listOrigins(reader, storyId),
      listMembers(reader),
      findNeighbours(reader, { storyId, articleId }),
      listUnseenEntries(reader, revision.id),
    ]);
    return { cited: passages, origins: known, members: people, neighbours: beside, unseen: mentions };
  });
  const { memberId, name, colour, role } = actor;
  const pointed: ReaderTarget = target.success ? target.data : null;
  return (
    <Reader
      revision={revision}
      blocks={splitBlocks(revision.text)}
      me={{ memberId, name, colour, role }}
      members={members.map(({ id, name: called, colour: shade }) => ({ id, name: called, colour: shade }))}
      cited={cited}
      origins={origins}
      target={pointed}
      unseen={unseen}
      neighbours={neighbours}
    />
  );
}
