import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';

export const ANNOTATION_FILTERS = ['open', 'resolved', 'mine', 'all'] as const;
export type AnnotationFilter = (typeof ANNOTATION_FILTERS)[number];

/** The filters on screen. */
export const FILTER_WORDS: Record<AnnotationFilter, string> = {
  open: 'Open',
  resolved: 'Resolved',
  mine: 'Mine',
  all: 'All',
};

/** Whether the annotation shows under the filter, for this member. */
export function passesFilter(filter: AnnotationFilter, annotation: AnnotationView, memberId: string): boolean {
  if (filter === 'mine') return annotation.author === memberId;
  return filter === 'all' || annotation.resolved === (filter === 'resolved');
}
