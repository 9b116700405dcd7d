/** The room for a page's content, within the shell. */
import type { ReactNode } from "react";

/** At most 1200 px wide; `wide` (dashboards) takes all there is. Parts stand 24 px apart. */
export function Page({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className={`page-width flex flex-col gap-6 pt-6 pb-12 ${wide ? "max-w-none!" : ""}`}>{children}</div>
  );
}
