/** Tells a shortcut from a letter. */

/** Whether a key belongs to a field one types in, to a chord, or to an open dialog: then no single-key shortcut acts. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true;
  const { target } = event;
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable], [role=dialog]") !== null
  );
}
