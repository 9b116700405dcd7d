/** What a difference asks for: of security, or of nobody. */
import { useTranslations } from "next-intl";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { FindingView } from "@/core/drift/views";

/** A sentence, and for what is ours the way to its story. */
export function WhatNext({ finding }: { finding: FindingView }) {
  const t = useTranslations("drift");
  const { requestId } = finding;
  return (
    <span className="text-ink-soft">
      <Sentence finding={finding} />
      {requestId && (
        <>
          {" "}
          <TextLink href={`/requests/${requestId}`}>{t("story")}</TextLink>
        </>
      )}
    </span>
  );
}

function Sentence({ finding: { kind, principal, by, endedAt } }: { finding: FindingView }) {
  const t = useTranslations("drift.next");
  switch (kind) {
    case "foreign":
      if (by) return t("removing", { name: by.displayName });
      return t(principal.kind === "group" ? "foreignGroup" : "foreignPerson");
    case "missing":
      return t("missing");
    case "overdue":
      return endedAt ? t.rich("overdue", { time: () => <Time at={endedAt} /> }) : t("overdueUnknown");
  }
}
