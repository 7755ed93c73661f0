import type { AnnotationKind } from '#lib/annotation/annotation-kind.ts';
import type { Decision } from '#lib/claim/decision.ts';
import type { Stance } from '#lib/claim/stance.ts';
import type { Confidence, Rating } from '#lib/gate/rating.ts';
import type { DraftBlock } from '#lib/version/block.ts';

/** The demo's members by the part before the @ of their e-mail. */
export type DemoMember = 'admin' | 'editor1' | 'editor2' | 'editor3' | 'reviewer' | 'observer';

/** The demo's articles by the name of their file in `seeds/articles`, in the order in which they were imported. */
export const DEMO_ARTICLES = [
  'clash-report',
  'cites-digi-24',
  'dateline-baku',
  'pravda-ru',
  'tuesday-arrests',
] as const;
export type DemoArticle = (typeof DEMO_ARTICLES)[number];

/** A passage by its words, which stand exactly once in the article. */
export type DemoPassage = { article: DemoArticle; quote: string };

export type DemoEvidence = DemoPassage & { stance: Stance; origin?: string };

export type DemoVote = { by: DemoMember; rating: Rating; confidence?: Confidence; reason?: string };

export type DemoClaim = {
  text: string;
  author: DemoMember;
  evidence: readonly DemoEvidence[];
  votes: readonly DemoVote[];
  /** The claim's state. The last three need votes that pass the gate. */
  until:
    | 'gathering'
    | 'voting'
    | 'voted'
    | 'in_review'
    | { decision: Decision; reason: string; pointsAt?: ('wording' | 'votes')[] };
};

export type DemoReply = { by: DemoMember; text: string };

export type DemoAnnotation = DemoPassage & {
  by: DemoMember;
  kind: AnnotationKind;
  note: string;
  replies?: readonly DemoReply[];
  resolved?: boolean;
};

/** A block of the fact sheet's body; a claim is named by its text. */
export type DemoBlock = Exclude<DraftBlock, { type: 'claim' }> | { type: 'claim'; text: string };

export const DEMO_SLUG = 'demo';
export const DEMO_NEWSROOM_NAME = 'Demo newsroom';
export const DEMO_STORY_TITLE = 'Deaths in Yekaterinburg and the quarrel between Russia and Azerbaijan';
