/** The product's mark; its name stands beside it. */
export function Mark({ className = 'size-6' }: { className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 24 24" className={className}>
      <rect x="2.5" y="2.5" width="19" height="19" rx="5" className="fill-ink" />
      <path d="M7 15.5 16.5 7.5" strokeWidth="2.6" strokeLinecap="round" className="stroke-paper" />
      <path d="M11 17.5 17.5 12" strokeWidth="1.4" strokeLinecap="round" className="stroke-paper opacity-70" />
    </svg>
  );
}
