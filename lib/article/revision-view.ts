import type { Grade } from '#lib/source/grade.ts';
import type { RepairKind } from './repair.ts';

/** A revision with what the reader shows around its text. */
export type RevisionView = {
  id: string;
  number: number;
  articleId: string;
  storyId: string;
  title: string;
  outlet: string;
  grade: Grade;
  url: string | null;
  /** BCP 47. */
  language: string;
  /** Day of publication, ISO 8601; null when not known. */
  date: string | null;
  retelling: boolean;
  /** Why its passages are no longer cited; null while they may be. */
  withdrawnReason: string | null;
  /** All offsets refer to it, in UTF-16 code units; see splitBlocks for its elements. */
  text: string;
  sha256: string;
  wordCount: number;
  repairs: RepairKind[];
  importedByName: string;
  /** ISO 8601. */
  fetchedAt: string;
};
