'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';
import { useReaderTools } from './reader-tools.ts';

/** Removes the annotation: at once if all of it can be restored, else after a warning. */
export function RemoveAnnotation({ annotation }: { annotation: AnnotationView }) {
  const { me, memberOf, remove } = useReaderTools();
  const [isAsking, setIsAsking] = useState(false);
  const { author, replies } = annotation;
  const others = new Set(replies.map((reply) => reply.author).filter((id) => id !== me.memberId));
  const isOwn = author === me.memberId;
  const names = [...others].map((id) => memberOf(id).name).join(', ');

  return (
    <>
      <Button
        size="small"
        variant="quiet"
        className="ml-auto text-muted"
        onClick={() => (isOwn && others.size === 0 ? remove(annotation) : setIsAsking(true))}
      >
        <Trash2 aria-hidden className="size-3.5" />
        Remove
      </Button>
      <Dialog
        open={isAsking}
        onOpenChange={setIsAsking}
        title={isOwn ? 'Remove your annotation with others’ replies?' : `Remove ${memberOf(author).name}’s annotation?`}
        description={
          isOwn
            ? `You can restore your note and your own replies, but not the replies of ${names}. It stays in the article’s history.`
            : 'Only its author could write it again. Its words stay in the article’s history.'
        }
      >
        <DialogActions>
          <Button variant="danger" onClick={() => remove(annotation)}>
            Remove annotation
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}
