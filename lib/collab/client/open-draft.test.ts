import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openDraft } from './open-draft.ts';

const HOUR_MS = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
});

afterEach(() => {
  vi.useRealTimers();
});

test('[D51] presence is shown again in time after the clock was set back by an hour', () => {
  const draft = openDraft({
    docId: 'sheet:none',
    url: 'ws://127.0.0.1:9/collab',
    fetchToken: () => new Promise(() => undefined),
    person: { memberId: 'ana', name: 'Ana', colour: 0 },
    // Never loaded, so that it does not connect while this runs.
    openDeviceCopy: () => ({
      whenLoaded: new Promise(() => undefined),
      close: () => undefined,
      clear: async () => undefined,
    }),
  });
  const { awareness, ydoc } = draft;
  let shownCount = 0;
  awareness.on('update', ({ updated }: { updated: number[] }) => {
    if (updated.includes(ydoc.clientID)) shownCount += 1;
  });
  vi.setSystemTime(Date.now() - HOUR_MS);
  // Other clients drop a presence state after 30 s without an update.
  vi.advanceTimersByTime(29_000);
  expect(shownCount).toBeGreaterThan(0);
  draft.close();
});
