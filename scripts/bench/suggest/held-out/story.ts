import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** An invented story that no rule of the suggestions was tuned on. */
export type HeldOutStory = {
  title: string;
  /** By a short name of the outlet. Paragraphs of the text are parted by an empty line. */
  articles: Readonly<Record<string, { outlet: string; text: string }>>;
  /** Each with every passage that speaks for or against it; a quote stands exactly once in its article. */
  claims: readonly { text: string; evidence: readonly { article: string; quote: string }[] }[];
};

/** The text of `FOLDER/NAME.txt` beside this file, without its last line break. */
export function readStoryText(folder: string, name: string): string {
  return readFileSync(join(import.meta.dirname, folder, `${name}.txt`), 'utf8').trimEnd();
}
