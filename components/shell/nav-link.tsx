"use client";
/** An entry of the bars that knows when one is there. */
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";

/** Marks itself as the current page for its whole branch (`/requests/new` is within `/requests`). */
export function NavLink({
  href,
  className,
  children,
}: {
  href: string;
  className: string;
  children: ReactNode;
}) {
  const path = usePathname();
  const here = path === href || path.startsWith(`${href}/`);
  return (
    <AppLink href={href} aria-current={here ? "page" : undefined} className={className}>
      {children}
    </AppLink>
  );
}
