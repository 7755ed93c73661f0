'use client';

import { memo, type RefObject } from 'react';
import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import { AnnotationCard } from './annotation-card.tsx';
import type { CardFocus } from './reader-tools.ts';
import type { ArticleView } from './use-article.ts';
import { useCardLayout } from './use-card-layout.ts';

export type OpenAnnotation = { id: string; focus: CardFocus } | null;

type AnnotationListProps = {
  article: ArticleView | null;
  annotations: readonly AnnotationView[];
  open: OpenAnnotation;
  cited: readonly CitedPassage[];
  storyId: string;
  /** The element that scrolls the list. */
  scrollerRef: RefObject<HTMLElement | null>;
};

/** The annotations in the order of the text, each level with its passage where there is room. */
export function AnnotationList({ article, annotations, open, cited, storyId, scrollerRef }: AnnotationListProps) {
  const openId = open?.id ?? null;
  const { drawn, height, sparePx, observe } = useCardLayout({ article, annotations, openId, scrollerRef });
  if (annotations.length === 0) return null;
  return (
    <div style={{ paddingBlock: sparePx }}>
      <div className="relative" style={{ height }}>
        {drawn.map(({ annotation, top }) => (
          <div
            key={annotation.id}
            ref={observe}
            data-card={annotation.id}
            className="absolute inset-x-0"
            style={{ top }}
          >
            <PlacedCard
              annotation={annotation}
              focus={annotation.id === openId ? open?.focus : undefined}
              cited={cited}
              storyId={storyId}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

type PlacedCardProps = Pick<AnnotationListProps, 'cited' | 'storyId'> & {
  annotation: AnnotationView;
  focus: CardFocus | undefined;
};

const PlacedCard = memo(function PlacedCard({ cited, ...card }: PlacedCardProps) {
  return <AnnotationCard {...card} cited={citing(card.annotation, cited)} />;
});

/** The passages cited that overlap the annotation's. */
function citing({ selector }: AnnotationView, cited: readonly CitedPassage[]): readonly CitedPassage[] {
  return cited.filter((one) => one.selector.start < selector.end && selector.start < one.selector.end);
}
