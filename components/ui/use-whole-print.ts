'use client';

import { useEffect, useEffectEvent } from 'react';

/**
 * Before the key that prints, lets the page fetch what is not here yet: `loadAll` resolves once it is shown. A print from the
 * browser's menu cannot wait; the page says on paper what is missing.
 */
export function useWholePrint(isWhole: boolean, loadAll: () => Promise<void>): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (isWhole || event.key.toLowerCase() !== 'p' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    void loadAll().then(() => window.print());
  });
  useEffect(() => {
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
