"use client";
import { useTranslations } from "next-intl";
import { PlainPage } from "@/components/shell/plain-page";
import { Button } from "@/components/ui/button";

/** Something broke while a page was made. Only the digest, which the server's log has too, reaches the browser. */
export default function Broken({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("shell");
  const ui = useTranslations("ui");
  const common = useTranslations("common");
  return (
    <PlainPage title={t("brokenTitle")} actions={<Button onClick={reset}>{common("retry")}</Button>}>
      <p>{t("brokenBody")}</p>
      {error.digest && (
        <p className="mt-2">
          {ui("requestId")} <code className="font-mono">{error.digest}</code>
        </p>
      )}
    </PlainPage>
  );
}
