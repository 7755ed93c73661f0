import { expect, test } from 'vitest';
import { describeStatus, type LinkState } from './draft-status.ts';

const LINK: LinkState = {
  isConnected: true,
  isReadOnly: false,
  hasSynced: true,
  unsyncedCount: 0,
  hasUnsaved: false,
  isKept: true,
  end: null,
};

const CASES: [Partial<LinkState>, string][] = [
  [{}, 'Saved'],
  [{ unsyncedCount: 1 }, 'Saving…'],
  [{ isConnected: false }, 'Offline: kept on this device'],
  [{ isConnected: false, isKept: false }, 'Offline: not kept, leave this page open'],
  [{ isConnected: false, unsyncedCount: 0 }, 'Offline: kept on this device'],
  [{ hasSynced: false }, 'Connecting…'],
  [{ isConnected: null }, 'Connecting…'],
  [{ isReadOnly: true }, 'Reading only'],
  [
    { end: { why: 'refused', reason: 'removal', words: '', isCleared: true } },
    'Not saved. Only its author or an admin may remove this.',
  ],
  [
    { end: { why: 'refused', reason: 'unheard of', words: '', isCleared: true } },
    'Not saved. The change was not accepted.',
  ],
  [{ end: { why: 'signed-out' } }, 'Signed out. Sign in to continue.'],
  [
    { end: { why: 'signed-out' }, hasUnsaved: true },
    'Signed out with unsaved changes: kept on this device. Sign in to continue.',
  ],
  [
    { end: { why: 'signed-out' }, hasUnsaved: true, isKept: false },
    'Signed out with unsaved changes: leave this page open and sign in.',
  ],
];

test.each(CASES)('[D19] %j is shown as "%s"', (link, label) => {
  expect(describeStatus({ ...LINK, ...link }).label).toBe(label);
});
