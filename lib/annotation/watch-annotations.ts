import type * as Y from 'yjs';
import { type AnnotationView, annotationsOf, readAnnotation } from './annotation-doc.ts';

export type ChangedAnnotations = { changed: ReadonlySet<string>; removed: ReadonlySet<string> };

export type AnnotationWatch = {
  /** The annotations by id; a new map after each change, with the unchanged views as they were. */
  readonly current: () => ReadonlyMap<string, AnnotationView>;
  /** Calls back after each change with the changed ids; returns a function that unsubscribes. */
  readonly subscribe: (onChange: (change: ChangedAnnotations) => void) => () => void;
  readonly stop: () => void;
};

/** Follows an `article:` document; a change reads only the annotations that it touched. */
export function watchAnnotations(ydoc: Y.Doc): AnnotationWatch {
  const root = annotationsOf(ydoc);
  const listeners = new Set<(change: ChangedAnnotations) => void>();
  let views = readInto(new Map(), ydoc, root.keys()).views;

  const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const change = readInto(new Map(views), ydoc, listTouched(events));
    views = change.views;
    for (const listener of listeners) listener(change);
  };
  root.observeDeep(observe);

  return {
    current: () => views,
    subscribe: (onChange) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    stop: () => root.unobserveDeep(observe),
  };
}

/** The ids of the annotations changed by these events of the `annotations` map. */
export function listTouched(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): Set<string> {
  return new Set(events.flatMap(({ path, keys }) => (path.length === 0 ? [...keys.keys()] : [String(path[0])])));
}

/** The ids of the annotations of an `article:` document that `change`, one transaction of it, touches. */
export function noteTouched(ydoc: Y.Doc, change: () => void): Set<string> {
  const root = annotationsOf(ydoc);
  let touched = new Set<string>();
  const observe = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
    touched = listTouched(events);
  };
  root.observeDeep(observe);
  try {
    change();
  } finally {
    root.unobserveDeep(observe);
  }
  return touched;
}

function readInto(views: Map<string, AnnotationView>, ydoc: Y.Doc, ids: Iterable<string>) {
  const changed = new Set<string>();
  const removed = new Set<string>();
  for (const id of ids) {
    const view = readAnnotation(ydoc, id);
    if (view) views.set(id, view);
    else views.delete(id);
    (view ? changed : removed).add(id);
  }
  return { views, changed, removed };
}
