'use client';

import { useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Badge } from '#components/ui/badge.tsx';
import { Button, buttonClass } from '#components/ui/button.tsx';
import { Dialog, DialogActions } from '#components/ui/dialog.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { formatDay } from '#components/ui/format-date.ts';
import { replaceKeyAction } from './newsroom-actions.ts';

type KeyRow = { kid: string; createdAt: string; retiredAt: string | null; versionCount: number };
type SigningKeysProps = { keys: readonly KeyRow[]; mayReplace: boolean; mayExport: boolean };

/** The keys that fact sheets are signed with, the newest first; an admin replaces the one in use. */
export function SigningKeys({ keys, mayReplace, mayExport }: SigningKeysProps) {
  const used = keys.find(({ retiredAt }) => retiredAt === null) ?? null;
  return (
    <div className="grid max-w-3xl gap-10">
      <section aria-label="Keys" className="grid gap-4">
        <p className="max-w-prose text-muted">
          Every version of a fact sheet is signed. Readers check it with the public keys at{' '}
          <a href="/.well-known/touchstone-keys.json" className="text-accent underline underline-offset-2">
            /.well-known/touchstone-keys.json
          </a>
          . A key that was replaced signs nothing more, and stays there so that old versions still verify.
        </p>
        {keys.length === 0 ? (
          <EmptyState title="There is no key yet">It is made when the first fact sheet is published.</EmptyState>
        ) : (
          <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
            {keys.map((key) => (
              <Key key={key.kid} row={key} />
            ))}
          </ul>
        )}
        {mayReplace ? (
          used && <ReplaceKey kid={used.kid} />
        ) : (
          <p className="text-muted">Only an admin replaces the key.</p>
        )}
      </section>
      {mayExport && (
        <section aria-labelledby="audit-export" className="grid gap-3">
          <h2 id="audit-export" className="font-semibold text-lg">
            Audit log as a file
          </h2>
          <p className="max-w-prose text-muted">
            Signed with the key in use. Anyone can check it offline with <code>npm run verify -- FILE</code>. It ends
            before the first vote of a round that is still open.
          </p>
          <div>
            <a href="/api/v1/audit" download className={buttonClass()}>
              Download the audit log
            </a>
          </div>
        </section>
      )}
    </div>
  );
}

function Key({ row: { kid, createdAt, retiredAt, versionCount } }: { row: KeyRow }) {
  return (
    <li className="grid gap-1 px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <code className="min-w-0 text-[0.8125rem] [overflow-wrap:anywhere]">{kid}</code>
        <Badge {...(retiredAt === null && { className: 'text-verdict-confirmed' })}>
          {retiredAt === null ? 'In use' : 'Replaced'}
        </Badge>
      </p>
      <p className="text-[0.8125rem] text-muted">
        Made <time dateTime={createdAt}>{formatDay(createdAt)}</time>
        {retiredAt && (
          <>
            , replaced <time dateTime={retiredAt}>{formatDay(retiredAt)}</time>
          </>
        )}
        {' · '}
        signed {versionCount} {versionCount === 1 ? 'version' : 'versions'}
      </p>
    </li>
  );
}

function ReplaceKey({ kid }: { kid: string }) {
  const [asks, setAsks] = useState(false);
  const replacing = useCommand(replaceKeyAction);

  return (
    <div>
      <Button onClick={() => setAsks(true)}>Replace the key</Button>
      <Dialog
        open={asks}
        onOpenChange={setAsks}
        title="Replace the key"
        description="New versions will be signed with a new key. This cannot be undone; old versions still verify with the old key."
      >
        <div className="grid gap-4">
          <FailureNote of={replacing} />
          <DialogActions>
            <Button
              variant="primary"
              busy={replacing.pending}
              onClick={() => replacing.run({ kid }, () => setAsks(false))}
            >
              Make a new key
            </Button>
          </DialogActions>
        </div>
      </Dialog>
    </div>
  );
}
