'use client';

import { useEffect, useEffectEvent } from 'react';
import { useCommand } from '#components/command/use-command.ts';
import type { Place } from '#lib/visit/place.ts';
import { recordVisitAction } from './story-actions.ts';

/** Keeps that the member is here: when the page opens, and when they go on, since what came while they read is read. Shows nothing. */
export function VisitMark({ place }: { place: Place }) {
  // A failure is made up for by the next visit.
  const recording = useCommand(recordVisitAction, { refreshes: false });
  const record = useEffectEvent(() => recording.run({ place }));
  useEffect(() => {
    record();
    return () => record();
  }, []);
  return null;
}
