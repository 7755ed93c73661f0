import Link from 'next/link';
import { Mark } from '#components/ui/mark.tsx';

/** The product's name and mark, a link home. */
export function Wordmark() {
  return (
    <Link href="/" className="touchable inline-flex items-center gap-2 rounded font-semibold tracking-tight">
      <Mark />
      Touchstone
    </Link>
  );
}
