/** Account ids, ARNs, API calls: what one compares letter by letter. */
import { CopyButton } from "./copy-button";

/** Monospaced; may break anywhere rather than widen the page. With `copy` it can be taken along. */
export function Mono({
  children,
  copy = false,
  soft = false,
}: {
  children: string;
  copy?: boolean;
  soft?: boolean;
}) {
  const text = <code className={`font-mono break-all ${soft ? "text-ink-faint" : ""}`}>{children}</code>;
  if (!copy) return text;
  return (
    <span className="inline-flex items-center gap-1">
      {text}
      <CopyButton text={children} />
    </span>
  );
}
