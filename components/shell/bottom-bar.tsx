/** The places of the portal on a phone, under the thumb. */
import { useTranslations } from "next-intl";
import { destinationsFor } from "./destinations";
import { NavLink } from "./nav-link";
import type { Viewer } from "./viewer";
import { WaitingCount } from "./waiting-count";

/** 56 px high. What a page sticks to the bottom of a phone stands at `bottom-14`, above it. */
export function BottomBar({ viewer }: { viewer: Viewer }) {
  const t = useTranslations("shell");
  return (
    <nav
      aria-label={t("mainNavigation")}
      className="fixed inset-x-0 bottom-0 z-20 border-t bg-surface pb-[env(safe-area-inset-bottom)] desk:hidden"
    >
      <ul className="flex">
        {destinationsFor(viewer).map(({ name, href, icon: Icon }) => (
          <li key={name} className="min-w-0 flex-1">
            <NavLink
              href={href}
              className="relative flex h-14 flex-col items-center justify-center gap-0.5 text-xs text-ink-soft -outline-offset-2! aria-[current]:font-medium aria-[current]:text-accent"
            >
              <Icon aria-hidden className="size-5" strokeWidth={1.75} />
              <span className="max-w-full truncate px-0.5">{t(name)}</span>
              {name === "approvals" && (
                <span className="absolute top-1 left-1/2 ml-1.5">
                  <WaitingCount count={viewer.pendingApprovals} />
                </span>
              )}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
