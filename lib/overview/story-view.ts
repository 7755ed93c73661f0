import type { Grade } from '#lib/source/grade.ts';
import type { StoryProgress } from './story-progress.ts';

/** A story in the list of stories. */
export type StoryListing = {
  id: string;
  title: string;
  /** ISO 8601. */
  createdAt: string;
  archived: boolean;
  articleCount: number;
  progress: StoryProgress;
  /** Number of the fact sheet's last published version; null when none is. */
  publishedVersion: number | null;
  /** Whether that version retracts the fact sheet. */
  retracted: boolean;
};

/** Some of the newsroom's stories, newest first. */
export type StoryListingPage = {
  stories: StoryListing[];
  /** Of the newsroom, whatever is listed. */
  archivedCount: number;
  /** The id that the next page comes after; null where there is none. */
  nextAfter: string | null;
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
  /** Whether its passages are no longer cited. */
  withdrawn: boolean;
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
  archived: boolean;
  /** Of the whole story. */
  articleCount: number;
  /** One page of them. */
  articles: StoryArticle[];
  /** The id that the next page comes after; null where there is none. */
  nextAfter: string | null;
  progress: StoryProgress;
  factSheet: { slug: string; publishedVersion: number; retracted: boolean } | null;
};
