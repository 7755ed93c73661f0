'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { refreshPage } from '#components/command/refresh-page.ts';
import { sendRequest } from '#components/command/send-request.ts';
import type { Waiting } from '#lib/visit/waiting.ts';

const waitingSchema: z.ZodType<Waiting> = z.object({
  mentionCount: z.number(),
  decisionCount: z.number(),
  reviewCount: z.number(),
  queueSign: z.string(),
  at: z.string(),
});

/** How often it is asked for while the page is looked at. */
const ASK_MS = 10_000;

/**
 * What waits for the member. Fetched again on each page, since the bar stays while pages change, when the tab becomes visible,
 * and while it is. Where the queue of reviews is open and has changed, the page is fetched again: its doorbells are those of
 * the stories that it shows, and a first claim comes from another one.
 */
export function useWaiting(initial: Waiting): Waiting {
  const pathname = usePathname();
  const [asked, setAsked] = useState(initial);
  const now = asked.at > initial.at ? asked : initial;
  const shownQueue = useRef(initial.queueSign);

  useEffect(() => {
    const isQueue = pathname === '/review';
    // Without an answer the last counts stay.
    const ask = async () => {
      if (document.visibilityState !== 'visible') return;
      const answer = await sendRequest('/api/waiting', waitingSchema);
      if (!answer.ok) return;
      setAsked(answer.value);
      if (isQueue && shownQueue.current !== answer.value.queueSign) void refreshPage();
      shownQueue.current = answer.value.queueSign;
    };
    const askNow = () => void ask();
    askNow();
    const asking = setInterval(askNow, ASK_MS);
    document.addEventListener('visibilitychange', askNow);
    return () => {
      clearInterval(asking);
      document.removeEventListener('visibilitychange', askNow);
    };
  }, [pathname]);

  return now;
}
