'use client';

import { Highlighter, Link2, type LucideIcon, Quote, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { PASSAGE_MAX_LENGTH, type Span } from '#lib/anchoring/selector.ts';
import type { ArticleView } from './use-article.ts';
import { KEEPS_PASSAGE } from './use-passage.ts';

type SelectionToolbarProps = {
  article: ArticleView;
  passage: Span;
  onAnnotate: () => void;
  onMakeClaim: () => void;
  onLinkEvidence: () => void;
  onFindElsewhere: () => void;
};

/** Waits for the selection to settle before the page moves under it. */
const SETTLE_MS = 250;

/** What can be done with the selected passage. It stands in the margin beside the text, on narrow screens at the foot. */
export function SelectionToolbar(props: SelectionToolbarProps) {
  const { article, passage, onAnnotate, onMakeClaim, onLinkEvidence, onFindElsewhere } = props;
  const ref = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  useEffect(() => {
    const rects = article.map.toRects(passage);
    setTop((rects[0]?.top ?? 0) - article.map.root.getBoundingClientRect().top);
    const timer = setTimeout(() => revealAbove(ref.current, rects.at(-1)), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [article, passage]);

  const isTooLong = passage.end - passage.start > PASSAGE_MAX_LENGTH;
  return (
    <div
      ref={ref}
      role="toolbar"
      data-bar="foot"
      aria-label="Selected passage"
      {...{ [KEEPS_PASSAGE]: '' }}
      style={{ '--top': `${top}px` } as React.CSSProperties}
      className="fixed inset-x-0 bottom-0 z-40 grid grid-cols-4 gap-1 border-line border-t bg-surface px-2 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))] shadow-lg xl:absolute xl:inset-x-auto xl:top-(--top) xl:right-full xl:bottom-auto xl:mr-4 xl:flex xl:w-42 xl:flex-col xl:rounded-lg xl:border xl:p-1.5 xl:shadow-md"
    >
      {isTooLong ? (
        <p role="status" className="col-span-4 p-1 text-[0.8125rem]">
          Select at most {PASSAGE_MAX_LENGTH.toLocaleString('en')} characters.
        </p>
      ) : (
        <>
          <Tool name="Annotate" shortcut="a" icon={Highlighter} onPress={onAnnotate} />
          <Tool name="Make claim" shortcut="c" icon={Quote} onPress={onMakeClaim} />
          <Tool name="Link evidence" shortcut="e" icon={Link2} onPress={onLinkEvidence} />
          <Tool name="Where else?" shortcut="w" icon={Search} onPress={onFindElsewhere} />
        </>
      )}
    </div>
  );
}

type ToolProps = { name: string; shortcut: string; icon: LucideIcon; onPress: () => void };

function Tool({ name, shortcut, icon: Icon, onPress }: ToolProps) {
  return (
    <Button
      variant="quiet"
      size="small"
      aria-keyshortcuts={shortcut}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      className="min-h-11 grow justify-start max-xl:justify-center max-sm:flex-col max-sm:gap-0.5 max-sm:whitespace-normal max-sm:px-1 max-sm:py-1.5 max-sm:text-[0.75rem] max-sm:leading-tight xl:min-h-9 xl:px-2"
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {name}
      <kbd aria-hidden className="ml-auto hidden pl-2 font-sans text-[0.6875rem] text-muted uppercase xl:inline">
        {shortcut}
      </kbd>
    </Button>
  );
}

/** Moves the page up when the bar at the foot stands over the end of the passage. */
function revealAbove(bar: HTMLElement | null, end: DOMRect | undefined): void {
  if (!bar || !end || getComputedStyle(bar).position !== 'fixed') return;
  const hidden = end.bottom + 12 - bar.getBoundingClientRect().top;
  if (hidden > 0 && end.bottom < window.innerHeight + end.height) window.scrollBy({ top: hidden, behavior: 'instant' });
}
