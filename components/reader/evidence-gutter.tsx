'use client';

import { useEffect, useState } from 'react';
import type { CitedPassage } from '#lib/claim/cited-passage.ts';
import { EvidenceMark } from './evidence-mark.tsx';
import type { ArticleView } from './use-article.ts';

type EvidenceGutterProps = { article: ArticleView; cited: readonly CitedPassage[]; storyId: string };

const MARK_HEIGHT_PX = 26;

/** In the margin beside each cited passage: the claim that cites it and what it says for it. `EvidenceLine` says it where there is no margin. */
export function EvidenceGutter({ article, cited, storyId }: EvidenceGutterProps) {
  const [tops, setTops] = useState<readonly number[]>([]);
  useEffect(() => {
    const place = () => setTops(placeMarks(article, cited));
    const resizes = new ResizeObserver(place);
    resizes.observe(article.map.root);
    return () => resizes.disconnect();
  }, [article, cited]);

  return (
    <ul aria-label="Cited passages" className="absolute top-0 right-full mr-6 hidden w-38 xl:block">
      {cited.map((passage, index) => (
        <li key={passage.evidenceId} className="absolute right-0" style={{ top: tops[index] ?? 0 }}>
          <EvidenceMark storyId={storyId} passage={passage} />
        </li>
      ))}
    </ul>
  );
}

/** Each mark beside its passage's first line, below the mark before it where they would touch. */
function placeMarks({ map }: ArticleView, cited: readonly CitedPassage[]): number[] {
  const origin = map.root.getBoundingClientRect().top;
  let free = 0;
  return cited.map(({ selector }) => {
    const top = Math.max(free, (map.toRects(selector)[0]?.top ?? origin) - origin);
    free = top + MARK_HEIGHT_PX;
    return top;
  });
}
