import type { Metadata } from 'next';
import { cache } from 'react';
import { readPage } from '#app/_glue/page.ts';
import { StoryAgreement } from '#components/claim/story-agreement.tsx';
import { StoryDoorbell } from '#components/collab/story-doorbell.tsx';
import { ArticleList } from '#components/story/article-list.tsx';
import { ImportArticle } from '#components/story/import-article.tsx';
import { StoryProgressPanel } from '#components/story/story-progress-panel.tsx';
import { StorySheetPanel } from '#components/story/story-sheet-panel.tsx';
import { formatDay } from '#components/ui/format-date.ts';
import { can } from '#lib/actor/policy.ts';
import { getStory } from '#lib/overview/get-story.server.ts';
import { getStoryAlpha } from '#lib/overview/get-story-alpha.server.ts';

type Props = { params: Promise<{ storyId: string }> };

// Metadata and page need it; read once per request.
const readStory = cache((storyId: string) => readPage((actor) => getStory(actor, storyId)));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { storyId } = await params;
  return { title: (await readStory(storyId)).title };
}

export default async function StoryPage({ params }: Props) {
  const { storyId } = await params;
  const { actor, ...story } = await readStory(storyId);
  const { alpha } = await readPage(async (member) => ({ alpha: await getStoryAlpha(member, storyId) }));
  const mayImport = can(actor.role, 'article.import');
  return (
    <div className="grid gap-8">
      <StoryDoorbell storyId={story.id} person={actor} />
      <header>
        <h1 className="max-w-3xl font-semibold font-serif text-3xl leading-tight sm:text-4xl">{story.title}</h1>
        <p className="mt-2 text-muted">
          Opened by {story.createdByName} on {formatDay(story.createdAt)}
        </p>
      </header>
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12">
        <section aria-labelledby="articles" className="grid min-w-0 gap-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="articles" className="font-semibold text-xl">
              Articles
            </h2>
            {mayImport && <ImportArticle storyId={story.id} />}
          </div>
          <ArticleList storyId={story.id} articles={story.articles} mayImport={mayImport} />
        </section>
        <div className="grid gap-6">
          <div className="grid gap-2">
            <StoryProgressPanel storyId={story.id} progress={story.progress} />
            {story.progress.total > 0 && <StoryAgreement alpha={alpha} />}
          </div>
          <StorySheetPanel storyId={story.id} factSheet={story.factSheet} approvedCount={story.progress.approved} />
        </div>
      </div>
    </div>
  );
}
