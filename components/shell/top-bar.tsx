/** The bar at the top of every page. */
import { useTranslations } from "next-intl";
import { AppLink } from "@/components/ui/app-link";
import { destinationsFor } from "./destinations";
import { LanguageSwitch } from "./language-switch";
import { Logo } from "./logo";
import { NavLink } from "./nav-link";
import { PaletteButton } from "./palette-button";
import { PersonMenu, type SignOut } from "./person-menu";
import { ThemeSwitch } from "./theme-switch";
import type { Viewer } from "./viewer";
import { WaitingCount } from "./waiting-count";

/** Where one can go, then ⌘K, language, theme, person. On a phone the places move to the bottom. */
export function TopBar({
  viewer,
  signOut,
  searchAddress,
}: {
  viewer: Viewer;
  signOut: SignOut;
  searchAddress?: string;
}) {
  const t = useTranslations("shell");
  const places = destinationsFor(viewer);
  return (
    <header data-screen-only className="sticky top-0 z-20 border-b bg-surface">
      <div className="flex h-12 items-center gap-1 px-3 desk:px-4 touch:h-14">
        <AppLink href="/access" className="mr-2 flex items-center gap-2 rounded px-1 py-1 font-medium">
          <Logo />
          {t("productName")}
        </AppLink>
        <nav aria-label={t("mainNavigation")} className="hidden desk:block">
          <ul className="flex gap-0.5">
            {places.map(({ name, href }) => (
              <li key={name}>
                <NavLink href={href} className={entryStyle}>
                  {t(name)}
                  {name === "approvals" && <WaitingCount count={viewer.pendingApprovals} />}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-1.5">
          <PaletteButton
            pages={[
              ...places.map(({ name, href }) => ({ label: t(name), href })),
              { label: t("newRequest"), href: "/requests/new" },
              ...(viewer.isSecurity
                ? [
                    { label: t("drift"), href: "/security/drift" },
                    { label: t("guards"), href: "/security/guards" },
                  ]
                : []),
            ]}
            searchAddress={searchAddress}
          />
          <div className="hidden items-center gap-1.5 desk:flex">
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
          <PersonMenu viewer={viewer} signOut={signOut} />
        </div>
      </div>
    </header>
  );
}

const entryStyle =
  "flex h-8 items-center gap-1.5 rounded px-2.5 text-ink-soft hover:bg-hover hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink touch:h-12";
