import { Time } from '#components/ui/time.tsx';
import type { ClaimEvent } from '#lib/claim-desk/claim-event.ts';

/** What the audit log says of the claim, newest first. */
export function ClaimEvents({ events }: { events: readonly ClaimEvent[] }) {
  return (
    <section aria-label="Record">
      <details>
        <summary className="cursor-pointer font-semibold max-sm:py-2">
          Record <span className="font-normal text-[0.8125rem] text-muted tabular-nums">· {events.length}</span>
        </summary>
        <p className="mt-2 text-[0.8125rem] text-muted">
          From the audit log, which no one can change. Who voted when is hidden while a round is open.
        </p>
        <ol className="mt-3 grid gap-1.5 text-[0.875rem]">
          {events.map(({ seq, at, actor, words, hash }) => (
            <li key={seq} className="flex flex-wrap items-baseline gap-x-2">
              <span className="w-12 text-muted tabular-nums">#{seq}</span>
              <span>
                {words} <span className="text-muted">by {actor}</span>
              </span>
              <Time at={at} className="text-[0.8125rem] text-muted" />
              {hash && (
                <code title={hash} className="text-[0.75rem] text-muted">
                  {hash.slice(0, 8)}
                </code>
              )}
            </li>
          ))}
        </ol>
      </details>
    </section>
  );
}
