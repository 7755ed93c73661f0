import { cleanup } from '@testing-library/react';
import { afterEach, vi } from 'vitest';
import { loseServer } from './server.ts';

/** A socket to a server that never answers. */
class SilentSocket extends EventTarget {
  readonly readyState = 0;
  close(): void {
    this.dispatchEvent(new Event('close'));
  }
}

vi.stubGlobal('WebSocket', SilentSocket);

// What one test left on the page, in the tab or on the server is nothing to the next.
afterEach(() => {
  cleanup();
  document.getSelection()?.removeAllRanges();
  document.body.replaceChildren();
  sessionStorage.clear();
  window.history.replaceState(null, '', '/');
  window.scrollTo(0, 0);
  loseServer();
});
