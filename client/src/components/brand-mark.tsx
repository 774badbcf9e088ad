/** The loudspeaker, Rupor's own sign. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg className={className} width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <path
        d="M8 13.6c0-.9.7-1.6 1.6-1.6H13l7.2-4.2c.9-.5 1.8 0 1.8 1v14.4c0 1-.9 1.5-1.8 1L13 20H9.6c-.9 0-1.6-.7-1.6-1.6z"
        fill="var(--on-accent)"
      />
      <path d="M11.2 20.6h3.3l.9 4.2c.1.6-.3 1.2-1 1.2h-1.5c-.5 0-.9-.3-1-.8z" fill="var(--on-accent)" />
      <path
        d="M24.8 13.2a4 4 0 0 1 0 5.6"
        stroke="var(--on-accent)"
        strokeWidth="1.9"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  );
}
