/** Hands the browser the texts that a part of the page needs there, and no others. A server component. */
import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Namespace } from "./messages";

/** Needed by the kit and the shell on every page. */
const everywhere: readonly Namespace[] = ["ui", "shell", "states", "common"];

/**
 * Wrap a page's client components: `<ClientMessages of={["request"]}>`. Server components need none of this.
 * The namespaces of the kit and the shell are always among them.
 */
export async function ClientMessages({
  of = [],
  children,
}: {
  of?: readonly Namespace[];
  children: ReactNode;
}) {
  const all = await getMessages();
  const names = new Set([...everywhere, ...of]);
  const picked = Object.fromEntries(Object.entries(all).filter(([name]) => names.has(name as Namespace)));
  return <NextIntlClientProvider messages={picked as typeof all}>{children}</NextIntlClientProvider>;
}
