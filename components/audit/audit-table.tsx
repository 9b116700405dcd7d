/** The trail: when, who, what, on which, and the facts. */
import { useTranslations } from "next-intl";
import { PersonLink } from "@/components/security/person-link";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { AuditView } from "@/core/audit/views";
import { type ActionKey, actionKey } from "./action-words";

/** Newest first. */
export function AuditTable({ entries }: { entries: readonly AuditView[] }) {
  const t = useTranslations("audit");
  const columns: Column<AuditView>[] = [
    { key: "action", header: t("action"), cell: (entry) => <Action entry={entry} /> },
    {
      key: "actor",
      header: t("actor"),
      cell: ({ actor }) =>
        actor ? <PersonLink person={actor} /> : <span className="text-ink-faint">{t("catraca")}</span>,
    },
    { key: "subject", header: t("subject"), cell: (entry) => <Subject entry={entry} /> },
    { key: "facts", header: t("facts"), phone: "bare", cell: ({ facts }) => <Facts facts={facts} /> },
    { key: "at", header: t("at"), cell: ({ at }) => <Time at={at} /> },
  ];
  return <Table caption={t("title")} columns={columns} rows={entries} keyOf={({ id }) => id} />;
}

/** In words where there are some; what is new shows as the trail has it. */
function Action({ entry }: { entry: AuditView }) {
  const t = useTranslations("audit.actions");
  const key = actionKey(entry.action) as ActionKey;
  return t.has(key) ? <span>{t(key)}</span> : <code className="font-mono">{entry.action}</code>;
}

function Subject({ entry: { subject, subjectId } }: { entry: AuditView }) {
  const t = useTranslations("audit");
  const href = {
    request: `/requests/${subjectId}`,
    grant: `/security/live/${subjectId}`,
    guard: "/security/guards",
  }[subject as string];
  return (
    <span className="flex flex-wrap items-baseline gap-x-1.5">
      {href ? <TextLink href={href}>{t(`subjects.${subject}`)}</TextLink> : t(`subjects.${subject}`)}
      <code className="font-mono text-xs break-all text-ink-faint" title={subjectId}>
        {subjectId.length > 12 ? `${subjectId.slice(0, 8)}…` : subjectId}
      </code>
    </span>
  );
}

function Facts({ facts }: Pick<AuditView, "facts">) {
  const t = useTranslations("audit");
  if (Object.keys(facts).length === 0) return null;
  return (
    <details className="min-w-0">
      <summary className="control flex items-center text-ink-soft underline decoration-line-strong underline-offset-3">
        {t("showFacts")}
      </summary>
      <pre className="max-w-xl overflow-x-auto py-1 font-mono text-xs whitespace-pre-wrap break-all text-ink-soft">
        {JSON.stringify(facts, null, 2)}
      </pre>
    </details>
  );
}
