import { act, render } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { useDoorbell } from './use-doorbell.ts';

const PERSON = { memberId: 'm', name: 'Editor', colour: 0 };
const ANSWERS = {
  signedOut: { error: { code: 'UNAUTHENTICATED', message: 'Sign in.' } },
  signedIn: { token: 'fresh' },
};

/** The server's end of the page's sockets: opens each, and keeps what it receives. */
const sockets: OpenSocket[] = [];
class OpenSocket extends EventTarget {
  static readonly OPEN = 1;
  readyState = OpenSocket.OPEN;
  readonly received: Uint8Array[] = [];
  constructor() {
    super();
    sockets.push(this);
    queueMicrotask(() => this.dispatchEvent(new Event('open')));
  }
  send(frame: Uint8Array): void {
    this.received.push(frame);
  }
  close(): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event('close'), { code: 1000, reason: '' }));
  }
}

function Page() {
  useDoorbell('story', PERSON, () => undefined);
  return null;
}

test('[D12] after a sign-out the page’s doorbell connects again once its member has signed in', async () => {
  vi.stubGlobal('WebSocket', OpenSocket);
  let answer: object = ANSWERS.signedOut;
  const asked = vi.fn(async () => new Response(JSON.stringify(answer)));
  vi.stubGlobal('fetch', asked);
  const { unmount } = render(<Page />);
  await vi.waitUntil(() => asked.mock.calls.length === 1 && sockets[0]?.readyState === 3, { timeout: 10_000 });
  answer = ANSWERS.signedIn;
  // As when the tab is shown again after a sign-in in another one.
  act(() => void window.dispatchEvent(new Event('focus')));
  const isTokenSent = () =>
    sockets
      .slice(1)
      .some(({ received }) => received.some((frame) => new TextDecoder().decode(frame).includes('fresh')));
  await vi.waitUntil(isTokenSent, { timeout: 10_000 });
  expect(asked).toHaveBeenCalledTimes(2);
  unmount();
  vi.unstubAllGlobals();
});
