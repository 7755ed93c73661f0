'use client';

import { useState } from 'react';
import { releaseDeviceCopies } from '#components/collab/release-device-copies.ts';
import type { Failure } from '#components/command/failure.ts';
import { useCommand } from '#components/command/use-command.ts';
import type { ColouredPerson } from '#lib/actor/person.ts';
import { sendSignOut } from './auth-requests.ts';
import { signOutEverywhereAction } from './newsroom-actions.ts';

export type SignOutScope = 'here' | 'everywhere';

export type SignOutState =
  | { step: 'idle' }
  | { step: 'saving' }
  /** Some drafts could not be saved; the person decides. */
  | { step: 'asking'; scope: SignOutScope; keptCount: number }
  | { step: 'failed'; scope: SignOutScope; failure: Failure };

/** Signs the person out once everything on this device is saved and its copies are removed, or once they confirm anyway. */
export function useSignOut(person: ColouredPerson) {
  const [state, setState] = useState<SignOutState>({ step: 'idle' });
  const everywhere = useCommand(signOutEverywhereAction, { refreshes: false });

  async function begin(scope: SignOutScope) {
    setState({ step: 'saving' });
    const keptCount = await releaseDeviceCopies(person);
    if (keptCount > 0) setState({ step: 'asking', scope, keptCount });
    else leave(scope);
  }

  function leave(scope: SignOutScope) {
    setState({ step: 'saving' });
    const fail = (failure: Failure) => setState({ step: 'failed', scope, failure });
    const leaveHere = async () => {
      const answer = await sendSignOut();
      if (answer.ok) location.assign('/');
      else fail(answer.failure);
    };
    if (scope === 'here') void leaveHere();
    else everywhere.run(null, () => void leaveHere(), fail);
  }

  return { state, begin, leave, stay: () => setState({ step: 'idle' }) };
}
