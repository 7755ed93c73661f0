export const ANNOTATION_KINDS = ['highlight', 'note', 'question', 'doubt'] as const;
export type AnnotationKind = (typeof ANNOTATION_KINDS)[number];

export function isAnnotationKind(value: unknown): value is AnnotationKind {
  return ANNOTATION_KINDS.some((kind) => kind === value);
}
