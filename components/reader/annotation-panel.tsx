'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { Button } from '#components/ui/button.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import type { AnnotationView } from '#lib/annotation/annotation-doc.ts';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import { AnnotationList, type OpenAnnotation } from './annotation-list.tsx';
import { ANNOTATION_FILTERS, type AnnotationFilter, FILTER_WORDS } from './filter-annotations.ts';
import type { ArticleView } from './use-article.ts';

type AnnotationPanelProps = {
  /** null until the page has come alive. */
  article: ArticleView | null;
  /** How many there are without the filter. */
  totalCount: number;
  shown: readonly AnnotationView[];
  /** The shared draft has not arrived yet. */
  isOpening: boolean;
  filter: AnnotationFilter;
  onFilter: (filter: AnnotationFilter) => void;
  open: OpenAnnotation;
  cited: readonly CitedPassage[];
  storyId: string;
  canWrite: boolean;
  /** Restores the annotation removed last; null if there is none. */
  undo: (() => void) | null;
  /** On a narrow screen: whether the sheet is open. */
  isUp: boolean;
  onUp: (isUp: boolean) => void;
  /** A message above the list. */
  notice: ReactNode;
};

/** The list beside the text, the equal of the paint: beside it on a wide screen, a sheet at the foot on a narrow one. */
export function AnnotationPanel(props: AnnotationPanelProps) {
  const { article, totalCount, shown, isOpening, filter, onFilter, open, cited, storyId, canWrite, undo, isUp, onUp } =
    props;
  const scrollerRef = useRef<HTMLDivElement>(null);
  const Chevron = isUp ? ChevronDown : ChevronUp;
  return (
    <section
      aria-label="Annotations"
      data-bar="foot"
      className={classNames(
        'fixed inset-x-0 bottom-0 z-20 flex flex-col border-line border-t bg-paper shadow-lg',
        'lg:sticky lg:top-26 lg:z-0 lg:h-[calc(100dvh-7.5rem)] lg:border-0 lg:shadow-none print:static',
        isUp ? 'max-lg:h-[62dvh]' : 'max-lg:h-14',
      )}
    >
      <div className="relative flex min-h-14 shrink-0 items-center gap-2 px-4 lg:min-h-9 lg:px-1">
        <h2 className="font-semibold text-[0.9375rem]">
          Annotations <span className="font-normal text-muted">{totalCount.toLocaleString('en')}</span>
        </h2>
        <button
          type="button"
          aria-expanded={isUp}
          aria-label={isUp ? 'Put the annotations away' : 'Show the annotations'}
          onClick={() => onUp(!isUp)}
          // The whole bar is the tap target.
          className="-mr-2 ml-auto grid size-11 cursor-pointer place-items-center rounded-md after:absolute after:inset-0 hover:bg-sunken lg:hidden"
        >
          <Chevron aria-hidden className="size-5" />
        </button>
      </div>
      <div className={classNames('shrink-0 px-4 lg:px-1', !isUp && 'max-lg:hidden')}>
        <FilterField filter={filter} onFilter={onFilter} />
        {props.notice}
        <div role="status">
          {undo && (
            <p className="mb-3 flex items-center justify-between gap-3 rounded-md border border-line bg-sunken px-3 py-1.5">
              Annotation removed.
              <Button size="small" onClick={undo}>
                Undo
              </Button>
            </p>
          )}
        </div>
        {shown.length === 0 && isOpening && <p className="py-4 text-muted">Opening the annotations…</p>}
        {shown.length === 0 && !isOpening && <NothingShown {...{ totalCount, filter, canWrite }} />}
      </div>
      <div
        ref={scrollerRef}
        className={classNames(
          'min-h-0 grow overflow-y-auto [overflow-anchor:none] px-4 max-lg:pb-6 lg:px-1 lg:[scrollbar-width:none]',
          !isUp && 'max-lg:hidden',
        )}
      >
        <AnnotationList {...{ article, annotations: shown, open, cited, storyId, scrollerRef }} />
      </div>
    </section>
  );
}

function FilterField({ filter, onFilter }: Pick<AnnotationPanelProps, 'filter' | 'onFilter'>) {
  return (
    <fieldset className="mb-3 flex flex-wrap gap-1 lg:mb-2">
      <legend className="sr-only">Show</legend>
      {ANNOTATION_FILTERS.map((one) => (
        <label
          key={one}
          className="inline-flex min-h-8 cursor-pointer items-center rounded-full border border-line px-3 text-[0.8125rem] text-muted hover:bg-sunken has-checked:border-line-strong has-checked:bg-sunken has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name="annotation-filter"
            value={one}
            checked={one === filter}
            onChange={() => onFilter(one)}
            className="sr-only"
          />
          {FILTER_WORDS[one]}
        </label>
      ))}
    </fieldset>
  );
}

function NothingShown({
  totalCount,
  filter,
  canWrite,
}: Pick<AnnotationPanelProps, 'totalCount' | 'filter' | 'canWrite'>) {
  if (totalCount > 0) {
    return (
      <EmptyState title={`Nothing under “${FILTER_WORDS[filter]}”`}>Choose “All” to see every annotation.</EmptyState>
    );
  }
  if (!canWrite)
    return <EmptyState title="Nothing annotated yet">What others mark in the text appears here.</EmptyState>;
  return (
    <EmptyState title="Nothing annotated yet">
      Select a passage in the text, with the mouse or with the arrow keys and Shift, and press “Annotate” or the key A.
    </EmptyState>
  );
}
