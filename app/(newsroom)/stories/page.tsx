import type { Metadata } from 'next';
import { z } from 'zod';
import { readPage } from '#app/_glue/page.ts';
import { StoriesPage } from '#components/story/stories-page.tsx';
import { can } from '#lib/actor/policy.ts';
import { listStories } from '#lib/overview/list-stories.server.ts';

export const metadata: Metadata = { title: 'Stories' };

const querySchema = z.object({
  after: z.uuid().optional().catch(undefined),
  archived: z
    .literal('1')
    .optional()
    .catch(undefined)
    .transform((asked) => asked !== undefined),
  words: z.string().max(200).catch('').default(''),
});

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function Page({ searchParams }: PageProps) {
  const { after, archived, words } = querySchema.parse(await searchParams);
  const { actor, listed } = await readPage(async (member) => ({
    listed: await listStories(member, { afterId: after, words, isArchived: archived }),
  }));
  const mayOpen = can(actor.role, 'story.create');
  return <StoriesPage listed={listed} words={words} isArchive={archived} isFirst={!after} mayOpen={mayOpen} />;
}
