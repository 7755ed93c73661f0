'use client';

import { useEffect, useEffectEvent } from 'react';
import type { ColouredPerson } from '#lib/actor/person.ts';
import { storyDocId } from '#lib/draft-log/doc-id.ts';
import { connectDraft } from './connect-draft.ts';
import { watchNetwork } from './watch-network.ts';

/** Debounce: decisions in quick succession ring once. */
const GATHER_MS = 150;

/**
 * Calls back whenever something was decided on the story, and after each connect, when something may have been missed. The
 * signal carries no content: the page fetches again what it shows.
 */
export function useDoorbell(storyId: string, { memberId, name, colour }: ColouredPerson, onRing: () => void): void {
  const ring = useEffectEvent(onRing);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const story = connectDraft(storyDocId(storyId), { memberId, name, colour });
    const stopWatching = watchNetwork(story);
    story.onRing(() => {
      clearTimeout(timer);
      timer = setTimeout(() => ring(), GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      stopWatching();
      story.close();
    };
  }, [storyId, memberId, name, colour]);
}
