"use client";
/** The link to another page of the portal. */
import Link from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * next/link that fetches ahead only once the pointer or the focus shows intent: a page full of links
 * loads nothing that nobody asked for.
 */
export function AppLink(props: Omit<ComponentProps<typeof Link>, "prefetch">) {
  const [intended, setIntended] = useState(false);
  return (
    <Link
      {...props}
      prefetch={intended ? null : false}
      onPointerEnter={() => setIntended(true)}
      onFocus={() => setIntended(true)}
    />
  );
}
