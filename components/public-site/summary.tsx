import { Fragment } from 'react';
import type { SnapshotClaim } from '#lib/version/snapshot.ts';
import { countVerdicts } from '#lib/version/summarise.ts';
import { type NamedSide, nameSides } from '#lib/version/who-says-what.ts';
import { VerdictMark } from './verdict-mark.tsx';

/** How many claims have each verdict; then each claim in one line, with who says so and who says otherwise. */
export function Summary({ claims, isRetracted }: { claims: readonly SnapshotClaim[]; isRetracted: boolean }) {
  return (
    <section
      aria-labelledby="summary"
      className="mt-5 rounded-lg bg-sunken p-4 sm:mt-6 sm:p-5 box-decoration-clone print:border print:border-line-strong"
    >
      <h2 id="summary" className="font-semibold">
        At a glance
      </h2>
      {isRetracted ? (
        <p className="mt-2">The newsroom no longer stands by these verdicts.</p>
      ) : (
        <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-base sm:gap-x-5 sm:text-lg">
          {countVerdicts(claims).map(({ verdict, count }) => (
            <VerdictMark key={verdict} verdict={verdict} count={count} />
          ))}
        </p>
      )}
      <ul className="mt-3 grid gap-3 border-line border-t pt-3">
        {claims.map((claim) => (
          <Line key={claim.number} claim={claim} />
        ))}
      </ul>
      <p className="mt-4 border-line border-t pt-3 text-sm print:hidden">
        <a href="#how-we-decide" className="text-accent underline underline-offset-2">
          What these words mean, and how we decide
        </a>
      </p>
    </section>
  );
}

function Line({ claim: { number, verdict, wording, evidence } }: { claim: SnapshotClaim }) {
  const sides = nameSides(evidence);
  return (
    <li className="grid items-baseline gap-x-3 break-inside-avoid sm:grid-cols-[9.5rem_1fr]">
      <VerdictMark verdict={verdict} className="text-sm" />
      <div>
        <a href={`#claim-${number}`} className="underline decoration-line-strong underline-offset-2">
          {wording}
        </a>
        {sides.length > 0 && (
          <p className="mt-0.5 text-muted text-sm leading-snug">
            {sides.map((side, index) => (
              <Side key={side.words} side={side} isFirst={index === 0} />
            ))}
            .
          </p>
        )}
      </div>
    </li>
  );
}

/** "Said by The Post and 2 more". */
function Side({ side: { words, outlets, moreCount }, isFirst }: { side: NamedSide; isFirst: boolean }) {
  return (
    <>
      {isFirst ? `${words.slice(0, 1).toUpperCase()}${words.slice(1)}` : `; ${words}`}{' '}
      {outlets.map((outlet, index) => (
        <Fragment key={outlet}>
          {index > 0 && ' and '}
          <bdi>{outlet}</bdi>
        </Fragment>
      ))}
      {moreCount > 0 && ` and ${moreCount} more`}
    </>
  );
}
