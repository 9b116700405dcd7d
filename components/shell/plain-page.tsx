/** A page without the bars: sign-in, not found, broken. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Logo } from "./logo";

/** A title, what happened, what to do next; in the middle of the window. */
export function PlainPage({
  title,
  children,
  actions,
}: {
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const t = useTranslations("shell");
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col justify-center gap-3 px-6 pb-[12vh]">
      <p className="mb-3 flex items-center gap-2 font-medium">
        <Logo />
        {t("productName")}
      </p>
      <h1 className="text-xl font-medium">{title}</h1>
      {children && <div className="text-ink-soft">{children}</div>}
      {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
    </main>
  );
}
