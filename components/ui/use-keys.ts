'use client';

import { useEffect, useEffectEvent } from 'react';
import { areSingleKeysOn } from './single-keys.ts';

type KeyActions = Readonly<Record<string, () => void>>;

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';

/**
 * Runs an action for a single key pressed anywhere on the page, except while typing, in a dialog, with a modifier, or where the
 * member has turned single keys off.
 */
export function useKeys(actions: KeyActions): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isTyping = event.target instanceof Element && event.target.closest(TYPING) !== null;
    if (isTyping || !areSingleKeysOn() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
      return;
    const run = actions[event.key];
    if (!run) return;
    event.preventDefault();
    run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
