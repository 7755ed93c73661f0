'use client';

import { Keyboard, LogOut, MonitorX } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useEffect, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { Button } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { PersonDot } from '#components/ui/person-dot.tsx';
import { applySingleKeys } from '#components/ui/single-keys.ts';
import type { Role } from '#lib/actor/actor.ts';
import { KeyboardHelp } from './keyboard-help.tsx';
import { useSignOut } from './use-sign-out.ts';

type MemberMenuProps = {
  memberId: string;
  name: string;
  role: Role;
  colour: number;
  newsroomName: string;
};

const ENTRY = 'flex cursor-pointer items-center gap-2 rounded-md px-2.5 py-2 outline-none data-highlighted:bg-sunken';

/** Who is signed in, in which newsroom, the keys, and how to sign out. */
export function MemberMenu({ memberId, name, role, colour, newsroomName }: MemberMenuProps) {
  const { state, begin, leave, stay } = useSignOut({ memberId, name, colour });
  const isAsking = state.step === 'asking';
  const [showsKeys, setShowsKeys] = useState(false);
  const [confirmsEverywhere, setConfirmsEverywhere] = useState(false);
  useEffect(() => applySingleKeys(memberId), [memberId]);
  return (
    <>
      {state.step === 'saving' && (
        <p role="status" className="ml-auto text-[0.8125rem] text-muted">
          Saving what you wrote…
        </p>
      )}
      {state.step === 'failed' && (
        <div className="order-last basis-full pb-2 text-[0.8125rem]">
          <FailureNote of={{ failure: state.failure, pending: false, retry: () => void begin(state.scope) }} />
        </div>
      )}
      <DropdownMenu.Root>
        <DropdownMenu.Trigger className="-ml-4 inline-flex min-h-10 min-w-0 max-w-36 sm:max-w-60 cursor-pointer items-center gap-2 rounded-md px-2 text-[0.875rem] hover:bg-sunken">
          <PersonDot name={name} colour={colour} />
          <span className="truncate">{name}</span>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            align="end"
            sideOffset={6}
            className="z-50 min-w-52 rounded-lg border border-line bg-surface p-1.5 shadow-lg"
          >
            <DropdownMenu.Label className="px-2.5 py-1.5 text-[0.8125rem] text-muted">
              {newsroomName}, {role}
            </DropdownMenu.Label>
            <DropdownMenu.Item onSelect={() => setShowsKeys(true)} className={ENTRY}>
              <Keyboard aria-hidden className="size-4" />
              Keyboard shortcuts
            </DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => void begin('here')} className={ENTRY}>
              <LogOut aria-hidden className="size-4" />
              Sign out
            </DropdownMenu.Item>
            <DropdownMenu.Item onSelect={() => setConfirmsEverywhere(true)} className={ENTRY}>
              <MonitorX aria-hidden className="size-4" />
              Sign out everywhere
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      <KeyboardHelp memberId={memberId} open={showsKeys} onOpenChange={setShowsKeys} />
      <Dialog
        open={confirmsEverywhere}
        onOpenChange={setConfirmsEverywhere}
        title="Sign out everywhere?"
        description="Every session of yours ends at once: in all browsers, on all devices and in every newsroom. You can sign in again with your password."
      >
        <DialogActions>
          <Button
            variant="danger"
            onClick={() => {
              setConfirmsEverywhere(false);
              void begin('everywhere');
            }}
          >
            End all sessions
          </Button>
        </DialogActions>
      </Dialog>
      <Dialog
        open={isAsking}
        onOpenChange={(open) => !open && stay()}
        title="Not everything is saved"
        description={isAsking && describeKept(state.keptCount)}
      >
        <DialogActions cancel="Stay signed in">
          <Button variant="danger" onClick={() => isAsking && leave(state.scope)}>
            Sign out all the same
          </Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

function describeKept(count: number): string {
  const what = count === 1 ? 'One draft holds' : `${count} drafts hold`;
  return `${what} words that could not be saved just now. If you sign out they stay on this device, and are saved when you sign in here again.`;
}
