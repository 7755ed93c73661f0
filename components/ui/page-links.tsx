import Link from 'next/link';
import { buttonClass } from './button.tsx';

type PageLinksProps = {
  /** The list's own address, with a search if there is one. */
  base: string;
  isFirst: boolean;
  firstWords: string;
  /** What the next page comes after; null where there is none. */
  nextAfter: string | null;
  nextWords: string;
};

/** Links to the first and to the next page of a list; nothing where one page has it all. */
export function PageLinks({ base, isFirst, firstWords, nextAfter, nextWords }: PageLinksProps) {
  if (isFirst && nextAfter === null) return null;
  return (
    <nav aria-label="Pages" className="flex flex-wrap gap-2">
      {!isFirst && (
        <Link href={base} className={buttonClass()}>
          {firstWords}
        </Link>
      )}
      {nextAfter !== null && (
        <Link href={`${base}${base.includes('?') ? '&' : '?'}after=${nextAfter}`} className={buttonClass()}>
          {nextWords}
        </Link>
      )}
    </nav>
  );
}
