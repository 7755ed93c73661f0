import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { type AnnotationView, byPlace } from '#lib/annotation/annotation-doc.ts';
import { watchAnnotations } from '#lib/annotation/watch-annotations.ts';

const NONE: readonly AnnotationView[] = [];

/** All annotations of the shared draft in the order of the text, as they are at this moment. */
export function useAnnotations(ydoc: Y.Doc | null): readonly AnnotationView[] {
  const store = useMemo(() => ydoc && orderedStore(ydoc), [ydoc]);
  return useSyncExternalStore(store?.subscribe ?? subscribeToNothing, store?.read ?? readNone, readNone);
}

/** Keeps the views sorted: a changed one keeps its place, since a passage never moves. */
function orderedStore(ydoc: Y.Doc) {
  let ordered: readonly AnnotationView[] | null = null;

  function subscribe(onChange: () => void): () => void {
    const watch = watchAnnotations(ydoc);
    ordered = [...watch.current().values()].sort(byPlace);
    watch.subscribe(({ changed, removed }) => {
      const views = watch.current();
      const known = ordered ?? NONE;
      const isSameSet = removed.size === 0 && known.length === views.size;
      if (!isSameSet) ordered = [...views.values()].sort(byPlace);
      else ordered = known.map((view) => (changed.has(view.id) ? (views.get(view.id) ?? view) : view));
      onChange();
    });
    return watch.stop;
  }

  return { subscribe, read: () => ordered ?? NONE };
}

function readNone(): readonly AnnotationView[] {
  return NONE;
}

function subscribeToNothing(): () => void {
  return () => undefined;
}
