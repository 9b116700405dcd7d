/** A key of the keyboard, drawn. */

/** Shows a key or a chord ("⌘K", "/"). `decorative` hides it from assistive technology, where the words say it. */
export function KeyHint({ keys, decorative = false }: { keys: string; decorative?: boolean }) {
  return (
    <kbd
      aria-hidden={decorative || undefined}
      className="inline-flex h-5 min-w-5 items-center justify-center rounded border border-line bg-page px-1 font-sans text-xs text-ink-faint touch:hidden"
    >
      {keys}
    </kbd>
  );
}
