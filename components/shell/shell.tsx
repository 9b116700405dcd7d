/**
 * What stands around every page of the portal.
 *
 * app/(portal)/layout.tsx reads the viewer from the wiring and renders
 *   <Shell viewer={viewer} signOut={{ action: "/api/auth/signout", hidden: { csrfToken } }} searchAddress="/api/v1/search">
 *     {children}
 *   </Shell>
 * Each page renders <Page> with a <PageHeader>, and <LiveRefresh topics={…}> if it is live.
 */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { LiveProvider } from "@/components/live/live-provider";
import { BottomBar } from "./bottom-bar";
import type { SignOut } from "./person-menu";
import { TopBar } from "./top-bar";
import type { Viewer } from "./viewer";

interface ShellProps {
  viewer: Viewer;
  signOut: SignOut;
  /** Where the palette searches accounts and people; see palette-entry.ts. */
  searchAddress?: string;
  children: ReactNode;
}

/** Skip link, bars and the page; reads no session itself. */
export function Shell({ viewer, signOut, searchAddress, children }: ShellProps) {
  const t = useTranslations("shell");
  return (
    <LiveProvider>
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded bg-accent-fill px-3 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <TopBar viewer={viewer} signOut={signOut} searchAddress={searchAddress} />
      <main id="content" tabIndex={-1} className="pb-14 outline-none desk:pb-0">
        {children}
      </main>
      <BottomBar viewer={viewer} />
    </LiveProvider>
  );
}
