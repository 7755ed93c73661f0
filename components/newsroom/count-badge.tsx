/** A number in the bar; `what` says to a screen reader what it counts. Nothing for none. */
export function CountBadge({ count, what }: { count: number; what: string }) {
  if (count === 0) return null;
  return (
    <span className="min-w-5 rounded-full bg-accent px-1.5 text-center font-semibold text-[0.75rem] text-accent-ink leading-5 tabular-nums">
      {count > 99 ? '99+' : count}
      <span className="sr-only"> {what}</span>
    </span>
  );
}
