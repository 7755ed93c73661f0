/**
 * How many words a reader would count: runs that `Intl.Segmenter` calls word-like, so "tit-for-tat" is three and
 * languages without spaces are counted too. Linear in the text.
 */
export function countWords(text: string, language = 'en'): number {
  let count = 0;
  for (const segment of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    if (segment.isWordLike) count += 1;
  }
  return count;
}
