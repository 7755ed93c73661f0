'use client';

import { Check, Link2, Quote, RotateCcw, Search } from 'lucide-react';
import { Button } from '#components/ui/button.tsx';
import { can } from '#lib/actor/policy.ts';
import { type AnnotationView, setResolved } from '#lib/annotation/annotation-doc.ts';
import { useReaderTools } from './reader-tools.ts';
import { RemoveAnnotation } from './remove-annotation.tsx';

/** What can be done with the open annotation. */
export function AnnotationActions({ annotation }: { annotation: AnnotationView }) {
  const readerTools = useReaderTools();
  const { id, selector, resolved, author } = annotation;
  const mayRemove = author === readerTools.me.memberId || can(readerTools.me.role, 'annotation.remove-any');
  return (
    <div className="mt-3 flex flex-wrap gap-1.5 border-line border-t pt-2">
      <Button size="small" variant="quiet" onClick={() => setResolved(readerTools.ydoc, id, !resolved)}>
        {resolved ? <RotateCcw aria-hidden className="size-3.5" /> : <Check aria-hidden className="size-3.5" />}
        {resolved ? 'Reopen' : 'Resolve'}
      </Button>
      <Button size="small" variant="quiet" onClick={() => readerTools.makeClaim(selector, id)}>
        <Quote aria-hidden className="size-3.5" />
        Make claim
      </Button>
      <Button size="small" variant="quiet" onClick={() => readerTools.linkEvidence(selector)}>
        <Link2 aria-hidden className="size-3.5" />
        Link evidence
      </Button>
      <Button size="small" variant="quiet" onClick={() => readerTools.findElsewhere(selector)}>
        <Search aria-hidden className="size-3.5" />
        Where else?
      </Button>
      {mayRemove && <RemoveAnnotation annotation={annotation} />}
    </div>
  );
}
