import { readClearView } from '#components/ui/clear-view.ts';
import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';
import { countWhile } from './count-while.ts';
import type { ArticleView } from './use-article.ts';

/**
 * The annotation after (1) or before (-1) the open one; where that is out of sight, or none is open, after or before the upper
 * edge of what is read. `annotations` stand in the order of the text. undefined where there is no more.
 */
export function findNext(
  { map }: ArticleView,
  annotations: readonly AnnotationView[],
  openId: string | null,
  by: 1 | -1,
): AnnotationView | undefined {
  const view = readClearView();
  const topAt = (at: number) => {
    const start = annotations[at]?.selector.start ?? 0;
    return map.toRects({ start, end: start + 1 })[0]?.top ?? 0;
  };
  const openAt = annotations.findIndex(({ id }) => id === openId);
  const isInSight = openAt !== -1 && topAt(openAt) >= view.top && topAt(openAt) <= view.bottom;
  if (isInSight) return annotations[openAt + by];
  const first = countWhile(annotations.length, (at) => topAt(at) < view.top);
  return annotations[by === 1 ? first : first - 1];
}
