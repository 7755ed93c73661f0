'use client';

import { Bell } from 'lucide-react';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { sendRequest } from '#components/command/send-request.ts';
import { classNames } from '#components/ui/class-names.ts';
import type { UnseenMentions } from '#lib/mention/mention-view.ts';

const unseenSchema: z.ZodType<UnseenMentions> = z.object({ count: z.number(), at: z.string() });

/**
 * A link to what waits for the member, with the number of unseen mentions. Fetched again on each page, since the bar stays
 * while pages change, and when the tab becomes visible again.
 */
export function ForYouLink({ unseen }: { unseen: UnseenMentions }) {
  const pathname = usePathname();
  const [asked, setAsked] = useState(unseen);
  const { count } = asked.at > unseen.at ? asked : unseen;
  const isHere = pathname === '/for-you';

  return (
    <Link
      href="/for-you"
      aria-current={isHere ? 'page' : undefined}
      className={classNames(
        'ml-auto inline-flex min-h-10 items-center gap-1.5 rounded-md px-2 text-[0.875rem] hover:bg-sunken',
        isHere || count > 0 ? 'font-semibold text-ink' : 'text-muted',
      )}
    >
      <AskUnseen key={pathname} onAnswer={setAsked} />
      <Bell aria-hidden className="size-4" />
      <span className="sr-only sm:not-sr-only">For you</span>
      {count > 0 && (
        <span className="min-w-5 rounded-full bg-accent px-1.5 text-center font-semibold text-[0.75rem] text-accent-ink leading-5 tabular-nums">
          {count > 99 ? '99+' : count}
          <span className="sr-only"> new {count === 1 ? 'mention' : 'mentions'}</span>
        </span>
      )}
    </Link>
  );
}

/** Fetches the count when it is mounted, and whenever the tab becomes visible. Without an answer the last count stays. */
function AskUnseen({ onAnswer }: { onAnswer: (unseen: UnseenMentions) => void }) {
  useEffect(() => {
    const ask = () =>
      void sendRequest('/api/mentions', unseenSchema).then((answer) => answer.ok && onAnswer(answer.value));
    const askWhenVisible = () => document.visibilityState === 'visible' && ask();
    ask();
    document.addEventListener('visibilitychange', askWhenVisible);
    return () => document.removeEventListener('visibilitychange', askWhenVisible);
  }, [onAnswer]);
  return null;
}
