import { importArticle } from '#lib/article/import-article.server.ts';
import { createStory } from '#lib/story/create-story.server.ts';
import { DEMO_CLAIMS } from '#seeds/demo-claims.ts';
import { findPassage } from '#seeds/find-passage.ts';
import { loadDemoArticles } from '#seeds/load-demo-articles.server.ts';
import type { DemoMembers } from '#seeds/load-demo-members.server.ts';
import { FURTHER_LINKS } from './further-links.ts';
import { HELD_OUT_STORIES } from './held-out/stories.ts';
import type { HeldOutStory } from './held-out/story.ts';

/** A passage that somebody linked by hand. */
export type Linked = { revisionId: string; start: number; end: number; exact: string };

export type MeasuredStory = {
  title: string;
  id: string;
  /** Whether every passage that bears on a claim is linked, so that what is not linked is wrong. */
  isComplete: boolean;
  claims: readonly { text: string; evidence: Linked[] }[];
};

/**
 * The demo as its editors linked it, the demo with every passage linked that bears on a claim, and the stories on which nothing
 * was tuned.
 */
export async function loadStories(members: DemoMembers): Promise<MeasuredStory[]> {
  const demo = await loadDemoArticles(members);
  const find = (links: readonly { article: keyof typeof demo.articles; quote: string }[]) =>
    links.map(({ article, quote }) => locate(demo.articles[article], quote));
  const asLinked = DEMO_CLAIMS.map(({ text, evidence }) => ({ text, evidence: find(evidence) }));
  const completed = asLinked.map(({ text, evidence }) => {
    return { text, evidence: [...evidence, ...find(FURTHER_LINKS[text] ?? [])] };
  });
  const stories: MeasuredStory[] = [
    { title: 'demo', id: demo.id, isComplete: false, claims: asLinked },
    { title: 'demo, all links', id: demo.id, isComplete: true, claims: completed },
  ];
  for (const story of HELD_OUT_STORIES) stories.push(await loadHeldOut(members, story));
  return stories;
}

async function loadHeldOut(members: DemoMembers, { title, articles, claims }: HeldOutStory): Promise<MeasuredStory> {
  const { id } = await createStory(members.editor1, { title });
  const revisions = new Map<string, { revisionId: string; text: string }>();
  for (const [article, { outlet, text }] of Object.entries(articles)) {
    const input = { storyId: id, content: text, fileName: null, outlet, by: 'demo' as const };
    const { revisionId } = await importArticle(members.editor1, input);
    revisions.set(article, { revisionId, text });
  }
  const locateIn = ({ article, quote }: { article: string; quote: string }) => {
    const revision = revisions.get(article);
    if (!revision) throw new Error(`no article "${article}" in "${title}"`);
    return locate(revision, quote);
  };
  return {
    title: `held out: ${title}`,
    id,
    isComplete: true,
    claims: claims.map(({ text, evidence }) => ({ text, evidence: evidence.map(locateIn) })),
  };
}

function locate({ revisionId, text }: { revisionId: string; text: string }, quote: string): Linked {
  return { revisionId, ...findPassage(text, quote) };
}
