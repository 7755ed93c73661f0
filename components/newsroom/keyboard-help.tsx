'use client';

import { usePathname } from 'next/navigation';
import { useState } from 'react';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { KeyTable } from '#components/ui/key-table.tsx';
import { areSingleKeysOn, chooseSingleKeys } from '#components/ui/single-keys.ts';
import { useKeys } from '#components/ui/use-keys.ts';
import { KEY_LIST } from './key-list.ts';

type KeyboardHelpProps = { memberId: string; open: boolean; onOpenChange: (open: boolean) => void };

/** Every key of the app, on each page by "?", and whether single keys act at all. */
export function KeyboardHelp({ memberId, open, onOpenChange }: KeyboardHelpProps) {
  // The reader lists its own keys.
  const isReader = /\/articles\/[^/]+$/.test(usePathname());
  useKeys(isReader ? {} : { '?': () => onOpenChange(true) });
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <div className="grid gap-5">
        <SingleKeysChoice memberId={memberId} />
        {KEY_LIST.map(({ place, keys }) => (
          <section key={place}>
            <h3 className="mb-1.5 font-semibold">{place}</h3>
            <KeyTable keys={keys} />
          </section>
        ))}
        <DialogActions cancel="Done" />
      </div>
    </Dialog>
  );
}

function SingleKeysChoice({ memberId }: { memberId: string }) {
  const [isOn, setIsOn] = useState(areSingleKeysOn);
  return (
    <label className="flex items-start gap-2">
      <input
        type="checkbox"
        checked={isOn}
        onChange={({ target }) => {
          chooseSingleKeys(memberId, target.checked);
          setIsOn(target.checked);
        }}
        className="mt-1 size-4 accent-accent"
      />
      <span>
        Single-letter shortcuts
        <span className="block text-[0.8125rem] text-muted">
          Kept on this device. Without them this list opens from the menu under your name.
        </span>
      </span>
    </label>
  );
}
