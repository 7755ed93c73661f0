import { failure } from './define-failure.ts';
import { describeInputFailure, type InputFailure } from './input-failures.ts';

const FILE_KINDS = {
  pdf: 'a PDF',
  zip: 'a Word document or an archive',
  'old-word': 'an old Word document',
  rtf: 'an RTF document',
  picture: 'a picture',
  compressed: 'a compressed file',
};

/** What can be wrong with articles and annotations that come in. */
export const IMPORT_FAILURES = {
  'annotation.no-selector': failure(
    'INVALID',
    ({ number }: { number: number }) => `Annotation ${number} has no target with a text selector.`,
  ),
  'annotation.quote-missing': failure(
    'INVALID',
    ({ number }: { number: number }) => `Annotation ${number} quotes a passage that is not in this article.`,
  ),
  'annotation.too-many': failure(
    'INVALID',
    ({ count }: { count: number }) => `At most ${count} annotations can be imported at once. Send them in parts.`,
  ),
  'annotation.unfit': failure(
    'INVALID',
    ({ number, problem }: { number: number; problem: InputFailure }) =>
      `Annotation ${number}: ${describeInputFailure(problem)}`,
  ),
  'annotation.unknown-shape': failure(
    'INVALID',
    () => 'This is neither an Annotation, nor an AnnotationPage, nor an array of annotations.',
  ),
  'article.binary': failure('UNSUPPORTED', () => 'This is a binary file, not text. Choose a plain text file.'),
  'article.blank': failure('INVALID', () => 'The file holds only white space. Give the text of the article.'),
  'article.encoding-unknown': failure(
    'UNSUPPORTED',
    () => 'The encoding of this file is unknown. Save it as UTF-8 and import it again.',
  ),
  'article.file-empty': failure('INVALID', () => 'The file is empty. Choose a file that holds the article.'),
  'article.front-matter': failure(
    'INVALID',
    ({ line, name, problem }: { line: number; name: string | null; problem: InputFailure }) =>
      `Line ${line} of the file${name === null ? '' : `, "${name}"`}: ${describeInputFailure(problem)} Correct it and import again.`,
  ),
  'article.not-text': failure(
    'UNSUPPORTED',
    ({ kind }: { kind: keyof typeof FILE_KINDS }) =>
      `This is ${FILE_KINDS[kind]}, not plain text. Copy its text and paste it, or save it as plain text.`,
  ),
  'article.same-text': failure(
    'CONFLICT',
    ({ title }: { title: string }) => `This text is in the story already: “${title}”`,
  ),
  'article.withdrawn': failure(
    'CONFLICT',
    () => 'This article was withdrawn, so its passages are not cited. Reinstate it first, or cite another one.',
  ),
  'article.too-large': failure(
    'TOO_LARGE',
    ({ size }: { size: string }) =>
      `This is ${size} MiB; an article may have 5 MiB. Import the article alone, as plain text.`,
  ),
};
