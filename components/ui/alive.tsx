'use client';

import { useEffect } from 'react';

/**
 * Sets `data-alive` on the document once React has taken the page over: presses before that go nowhere. To stand last in the
 * body, so that everything else on the page listens by then.
 */
export function Alive() {
  useEffect(() => {
    document.documentElement.dataset.alive = '';
  }, []);
  return null;
}
