/**
 * How many words a reader would count: runs that `Intl.Segmenter` calls word-like, so "tit-for-tat" is three and
 * languages without spaces are counted too. Linear in the text.
 */
export function countWords(text: string, language = 'en'): number {
  let count = 0;
  for (const segment of openSegmenter(language).segment(text)) {
    if (segment.isWordLike) count += 1;
  }
  return count;
}

// A segmenter takes longer to make than a sentence to count.
const segmenters = new Map<string, Intl.Segmenter>();

function openSegmenter(language: string): Intl.Segmenter {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  // Languages come from articles, in any number.
  if (segmenters.size < 100) segmenters.set(language, segmenter);
  return segmenter;
}
