'use client';

import { can } from '#lib/actor/policy.ts';
import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';
import { useReaderTools } from './reader-tools.ts';
import { RemoveAnnotation } from './remove-annotation.tsx';

/** Stands for an annotation that could not be drawn, so that the others can be. */
export function UnreadableCard({ annotation }: { annotation: AnnotationView }) {
  const { me, canWrite, memberOf } = useReaderTools();
  const { author } = annotation;
  const { name } = memberOf(author);
  const mayRemove = canWrite && (author === me.memberId || can(me.role, 'annotation.remove-any'));
  return (
    <article aria-label={`Annotation by ${name}`} className="rounded-lg border border-line bg-surface p-3">
      <p className="text-[0.8125rem] text-muted">This annotation by {name} cannot be shown.</p>
      {mayRemove ? (
        <div className="mt-2 flex">
          <RemoveAnnotation annotation={annotation} />
        </div>
      ) : (
        <p className="text-[0.8125rem] text-muted">Its author or an admin can remove it.</p>
      )}
    </article>
  );
}
