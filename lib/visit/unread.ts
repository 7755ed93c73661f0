/** What came to an article since the member's last visit. */
export type Unread = {
  /** They have never opened it, and did not bring it in. */
  readonly isNew: boolean;
  /** Annotations that others made since then. */
  readonly annotationCount: number;
};

/** "New", or "2 new annotations"; null where nothing came. */
export function describeUnread({ isNew, annotationCount }: Unread): string | null {
  if (isNew) return 'New';
  if (annotationCount === 0) return null;
  return annotationCount === 1 ? '1 new annotation' : `${annotationCount} new annotations`;
}
