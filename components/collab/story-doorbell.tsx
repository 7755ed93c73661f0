'use client';

import { refreshPageSince } from '#components/command/refresh-page.ts';
import type { ColouredPerson } from '#lib/actor/person.ts';
import { useDoorbell } from './use-doorbell.ts';

/** Keeps a server-rendered page of the story up to date: it is fetched again when something was decided. Shows nothing. */
export function StoryDoorbell({ storyId, person }: { storyId: string; person: ColouredPerson }) {
  useDoorbell(storyId, person, refreshPageSince);
  return null;
}
