import { Check, CloudOff, Eye, LoaderCircle, type LucideIcon, TriangleAlert } from 'lucide-react';
import { writeSignInAddress } from '#lib/auth/way-back.ts';
import type { DraftStatus } from '#lib/collab/client/draft-status.ts';

const ICONS: Record<DraftStatus['state'], LucideIcon> = {
  saved: Check,
  saving: LoaderCircle,
  connecting: LoaderCircle,
  offline: CloudOff,
  reading: Eye,
  'signed-out': TriangleAlert,
  'not-found': TriangleAlert,
  refused: TriangleAlert,
};

/** Whether the edits are safe, in words: "Saved" means that the server has logged them. */
export function SaveStatus({ status }: { status: DraftStatus }) {
  const Icon = ICONS[status.state];
  return (
    <p role="status" className="flex items-center gap-1.5 text-[0.8125rem] text-muted">
      <Icon aria-hidden className="size-3.5 shrink-0" />
      {status.label}
      {status.state === 'signed-out' && (
        <a
          href={writeSignInAddress(location.pathname + location.search)}
          target="_blank"
          rel="noreferrer"
          className="text-accent underline underline-offset-2"
        >
          Sign in
        </a>
      )}
    </p>
  );
}
