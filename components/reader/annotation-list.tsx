'use client';

import { memo, type RefObject, useEffect, useRef, useState } from 'react';
import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import { AnnotationCard } from './annotation-card.tsx';
import { readNearness } from './read-nearness.ts';
import type { CardFocus } from './reader-tools.ts';

/** Cards are rendered in groups; a group covers this many code units of the text. */
const GROUP_LENGTH = 400;
/** How far outside the list's window groups are drawn ahead. */
const DRAW_AHEAD = '1200px 0px';
/** Estimated height of a card before it has been rendered, in CSS pixels. */
const CARD_HEIGHT_PX = 150;

export type OpenAnnotation = { id: string; focus: CardFocus } | null;

type AnnotationListProps = {
  annotations: readonly AnnotationView[];
  open: OpenAnnotation;
  cited: readonly CitedPassage[];
  storyId: string;
  /** The element that scrolls the list. */
  scrollerRef: RefObject<HTMLElement | null>;
};

/** The annotations in the order of the text. Only groups near the window are drawn, so ten thousand scroll like ten. */
export function AnnotationList({ annotations, open, cited, storyId, scrollerRef }: AnnotationListProps) {
  return groupByPlace(annotations).map(([place, group]) => (
    <CardGroup
      key={place}
      group={group}
      open={group.some(({ id }) => id === open?.id) ? open : null}
      cited={cited}
      storyId={storyId}
      scrollerRef={scrollerRef}
    />
  ));
}

/** Groups by where the passages begin. Passages never move, so a card stays in its group whatever others add. */
function groupByPlace(annotations: readonly AnnotationView[]): [number, AnnotationView[]][] {
  const groups = new Map<number, AnnotationView[]>();
  for (const annotation of annotations) {
    const place = Math.floor(annotation.selector.start / GROUP_LENGTH);
    const group = groups.get(place);
    if (group) group.push(annotation);
    else groups.set(place, [annotation]);
  }
  return [...groups];
}

type CardGroupProps = Omit<AnnotationListProps, 'annotations'> & { group: readonly AnnotationView[] };

const CardGroup = memo(function CardGroup({ group, open, cited, storyId, scrollerRef }: CardGroupProps) {
  const ref = useRef<HTMLDivElement>(null);
  const [isNear, setIsNear] = useState(false);
  const [heightPx, setHeightPx] = useState(group.length * CARD_HEIGHT_PX);

  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      (entries) => {
        const nearness = readNearness(entries);
        if (!nearness) return;
        if (nearness.heightPx !== null) setHeightPx(nearness.heightPx);
        setIsNear(nearness.isNear);
      },
      { root: scrollerRef.current, rootMargin: DRAW_AHEAD },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, [scrollerRef]);

  if (!isNear && !open) return <div ref={ref} style={{ height: heightPx }} />;
  return (
    <div ref={ref} className="grid gap-2.5 pb-2.5">
      {group.map((annotation) => (
        <AnnotationCard
          key={annotation.id}
          annotation={annotation}
          focus={annotation.id === open?.id ? open.focus : undefined}
          cited={citing(annotation, cited)}
          storyId={storyId}
        />
      ))}
    </div>
  );
}, isSameGroup);

const UNCITED: readonly CitedPassage[] = [];

/** The passages cited that overlap the annotation's. */
function citing({ selector }: AnnotationView, cited: readonly CitedPassage[]): readonly CitedPassage[] {
  const found = cited.filter((one) => one.selector.start < selector.end && selector.start < one.selector.end);
  return found.length > 0 ? found : UNCITED;
}

function isSameGroup(a: CardGroupProps, b: CardGroupProps): boolean {
  return (
    a.open === b.open &&
    a.cited === b.cited &&
    a.group.length === b.group.length &&
    a.group.every((annotation, index) => annotation === b.group[index])
  );
}
