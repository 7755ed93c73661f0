import { StoryAgreement } from '#components/claim/story-agreement.tsx';
import { StoryDoorbell } from '#components/collab/story-doorbell.tsx';
import { PageLinks } from '#components/ui/page-links.tsx';
import { Time } from '#components/ui/time.tsx';
import type { Actor } from '#lib/actor/actor.ts';
import { can } from '#lib/actor/policy.ts';
import { findNextStep } from '#lib/overview/next-step.ts';
import type { StoryView } from '#lib/overview/story-view.ts';
import type { Unread } from '#lib/visit/unread.ts';
import type { Alpha } from '#lib/vote/krippendorff-alpha.ts';
import { ArticleList } from './article-list.tsx';
import { EditStory } from './edit-story.tsx';
import { ImportArticle } from './import-article.tsx';
import { NextStepPanel } from './next-step-panel.tsx';
import { StoryProgressPanel } from './story-progress-panel.tsx';
import { StorySheetPanel } from './story-sheet-panel.tsx';

type StoryPageProps = {
  actor: Actor;
  story: StoryView;
  alpha: Alpha;
  /** Whether the articles are the first ones. */
  isFirstPage: boolean;
  /** By the article's id. */
  unread: Readonly<Record<string, Unread>>;
};

/** A story: its articles, how far its claims are, and its fact sheet. */
export function StoryPage({ actor, story, alpha, isFirstPage, unread }: StoryPageProps) {
  const mayImport = can(actor.role, 'article.import');
  return (
    <div className="grid gap-8">
      <StoryDoorbell storyId={story.id} person={actor} />
      <header>
        <h1 className="max-w-3xl font-semibold font-serif text-3xl leading-tight sm:text-4xl">{story.title}</h1>
        <p className="mt-2 text-muted">
          Created by {story.createdByName}, <Time at={story.createdAt} />
        </p>
        {can(actor.role, 'story.edit') && (
          <EditStory storyId={story.id} title={story.title} isArchived={story.archived} isEmpty={isEmpty(story)} />
        )}
      </header>
      <NextStepPanel storyId={story.id} step={findNextStep(story, mayImport)} />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_20rem] lg:gap-12">
        <section aria-labelledby="articles" className="grid min-w-0 gap-4">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <h2 id="articles" className="font-semibold text-xl">
              Articles{' '}
              {story.articleCount > story.articles.length && (
                <span className="font-normal text-muted tabular-nums">{story.articleCount}</span>
              )}
            </h2>
            {mayImport && <ImportArticle storyId={story.id} isNext={story.articles.length === 0} />}
          </div>
          <ArticleList storyId={story.id} articles={story.articles} unread={unread} mayImport={mayImport} />
          <PageLinks
            base={`/stories/${story.id}`}
            isFirst={isFirstPage}
            firstWords="First articles"
            nextAfter={story.nextAfter}
            nextWords="Later articles"
          />
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

/** Whether nothing hangs on the story as far as its page knows; the command looks again. */
function isEmpty({ articles, progress, factSheet }: StoryView): boolean {
  return articles.length === 0 && progress.total === 0 && factSheet === null;
}
