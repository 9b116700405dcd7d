/** The mark of Catraca: a turnstile's three arms. */

/** 20 px, in the accent. Decoration; the name stands beside it. */
export function Logo() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 20 20"
      className="size-5 text-accent"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
    >
      <path d="M10 10 10 2.5M10 10 3.5 13.75M10 10 16.5 13.75" />
      <circle cx="10" cy="10" r="2.75" fill="currentColor" stroke="none" />
    </svg>
  );
}
