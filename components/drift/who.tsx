/** The person or group that a difference is about. */
import { UsersRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { PersonLink } from "@/components/security/person-link";
import type { PrincipalView } from "@/core/drift/views";

/** A person leads to all about them; somebody whom the copy of the directory does not know shows as an id. */
export function Who({ principal }: { principal: PrincipalView }) {
  const t = useTranslations("drift");
  if (principal.kind === "group")
    return (
      <span className="inline-flex flex-wrap items-center gap-x-1.5" title={principal.id}>
        <UsersRound aria-hidden className="size-4 shrink-0 text-ink-soft" />
        {principal.displayName}
        <span className="text-ink-faint">{t("group")}</span>
      </span>
    );
  const isKnown = principal.userName !== "";
  return isKnown ? (
    <PersonLink person={principal} />
  ) : (
    <code className="font-mono break-all">{principal.id}</code>
  );
}
