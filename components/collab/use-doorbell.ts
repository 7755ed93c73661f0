'use client';

import { useEffect, useEffectEvent } from 'react';
import type { ColouredPerson } from '#lib/actor/person.ts';
import { storyDocId } from '#lib/draft-log/doc-id.ts';
import { connectDraft } from './connect-draft.ts';
import { watchNetwork } from './watch-network.ts';

/** Decisions in quick succession ring once. */
const GATHER_MS = 150;
/**
 * For each other page of the story that is open the ring may come this much later, at random: all pages at once would keep
 * the member waiting whose decision it was.
 */
const SPREAD_MS = 100;
const SPREAD_MAX_MS = 1_000;

/**
 * Calls back whenever something was decided on the story, and after each connect, when something may have been missed. The
 * signal carries no content: the page fetches again what it shows. `at` is when the last of it was heard, by
 * `performance.now()`. A page that nobody sees is called back once it is seen.
 */
export function useDoorbell(
  storyId: string,
  { memberId, name, colour }: ColouredPerson,
  onRing: (at: number) => void,
): void {
  const ring = useEffectEvent(onRing);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let heardAt: number | null = null;
    const call = () => {
      timer = undefined;
      if (heardAt === null || document.visibilityState === 'hidden') return;
      ring(heardAt);
      heardAt = null;
    };
    const story = connectDraft(storyDocId(storyId), { memberId, name, colour });
    const stopWatching = watchNetwork(story);
    story.onRing(() => {
      heardAt = performance.now();
      const spreadMs = Math.min(SPREAD_MS * (story.awareness.getStates().size - 1), SPREAD_MAX_MS);
      timer ??= setTimeout(call, GATHER_MS + Math.random() * spreadMs);
    });
    document.addEventListener('visibilitychange', call);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', call);
      stopWatching();
      story.close();
    };
  }, [storyId, memberId, name, colour]);
}
