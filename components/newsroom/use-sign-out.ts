'use client';

import { signOut } from 'next-auth/react';
import { useState } from 'react';
import { releaseDeviceCopies } from '#components/collab/release-device-copies.ts';
import type { ColouredPerson } from '#lib/actor/person.ts';
import { signOutEverywhereAction } from './newsroom-actions.ts';

export type SignOutScope = 'here' | 'everywhere';

export type SignOutState =
  | { step: 'idle' }
  | { step: 'saving' }
  /** Some drafts could not be saved; the person decides. */
  | { step: 'asking'; scope: SignOutScope; keptCount: number }
  | { step: 'failed'; message: string };

/** Signs the person out once everything on this device is saved and its copies are removed, or once they confirm anyway. */
export function useSignOut(person: ColouredPerson) {
  const [state, setState] = useState<SignOutState>({ step: 'idle' });

  async function begin(scope: SignOutScope) {
    setState({ step: 'saving' });
    const keptCount = await releaseDeviceCopies(person);
    if (keptCount > 0) setState({ step: 'asking', scope, keptCount });
    else await leave(scope);
  }

  async function leave(scope: SignOutScope) {
    setState({ step: 'saving' });
    if (scope === 'everywhere') {
      const answer = await signOutEverywhereAction(null);
      if (!answer.ok) return setState({ step: 'failed', message: answer.message });
    }
    await signOut({ callbackUrl: '/' });
  }

  return { state, begin, leave, stay: () => setState({ step: 'idle' }) };
}
