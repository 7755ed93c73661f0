import type { Grade } from '#lib/source/grade.ts';
import type { StoryProgress } from './story-progress.ts';

/** A story in the list of stories. */
export type StoryListing = {
  id: string;
  title: string;
  /** ISO 8601. */
  createdAt: string;
  articleCount: number;
  progress: StoryProgress;
  /** Number of the fact sheet's last published version; null when none is. */
  publishedVersion: number | null;
  /** Whether that version retracts the fact sheet. */
  retracted: boolean;
};

/** An article in its story's list. */
export type StoryArticle = {
  id: string;
  title: string;
  outlet: string;
  grade: Grade;
  /** Day of publication, ISO 8601; null when not known. */
  date: string | null;
  language: string;
  retelling: boolean;
  wordCount: number;
  annotationCount: number;
};

/** One story, for its page. */
export type StoryView = {
  id: string;
  title: string;
  createdByName: string;
  /** ISO 8601. */
  createdAt: string;
  articles: StoryArticle[];
  progress: StoryProgress;
  factSheet: { slug: string; publishedVersion: number; retracted: boolean } | null;
};
