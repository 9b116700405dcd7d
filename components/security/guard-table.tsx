/** Session guards: what each has to say, and whether AWS says it. */
import { useTranslations } from "next-intl";
import { FaultWords } from "@/components/grant/overdue-words";
import { CautionMark } from "@/components/ui/caution-mark";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { MOST_STATEMENTS } from "@/core/guard/document";
import type { GuardView } from "@/core/guard/views";
import { TargetWords } from "./target-words";

const trail = "/security/audit?subject=guard&action=guard.edited";

/** In the order given. */
export function GuardTable({ guards }: { guards: readonly GuardView[] }) {
  const t = useTranslations("guard");
  const columns: Column<GuardView>[] = [
    { key: "place", header: t("place"), cell: ({ target }) => <TargetWords target={target} /> },
    {
      key: "statements",
      header: t("statements"),
      cell: ({ statements }) => (
        <span className="tabular-nums">
          {t("statementsOf", { count: statements, slots: MOST_STATEMENTS })}
        </span>
      ),
    },
    {
      key: "state",
      header: t("state"),
      phone: "bare",
      width: "w-2/5",
      cell: (guard) => <GuardState guard={guard} />,
    },
    {
      key: "confirmed",
      header: t("confirmed"),
      cell: ({ confirmedAt }) => (confirmedAt ? <Time at={confirmedAt} /> : <Never />),
    },
    { key: "edited", header: t("edited"), cell: ({ editedAt }) => <Edited at={editedAt} /> },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={guards}
      keyOf={keyOf}
      renderRow={(guard, cells, className) => (
        <tr key={keyOf(guard)} className={className} data-guard={guard.target.accountName}>
          {cells}
        </tr>
      )}
    />
  );
}

function keyOf({ target }: GuardView): string {
  return `${target.accountId} ${target.permissionSetArn}`;
}

function GuardState({ guard: { policyName, trouble, pending, statements } }: { guard: GuardView }) {
  const t = useTranslations("guard");
  if (!policyName && statements > 0) return <span className="text-failed">{t("noCarrier")}</span>;
  return (
    <span className="py-1">
      {pending > 0 && <span>{t("pending", { count: pending })} </span>}
      {trouble && (
        <span className="text-failed">
          {t.rich("trouble", {
            attempts: trouble.attempts,
            since: () => <Time at={trouble.since} show="absolute" />,
          })}{" "}
          <FaultWords fault={trouble.fault} />
        </span>
      )}
      {!trouble && pending === 0 && (
        <span className="text-ink-soft">{t(statements === 0 ? "idle" : "inForce")}</span>
      )}
    </span>
  );
}

/** With the way to what it was changed to: the trail has the document. */
function Edited({ at }: { at: Date | null }) {
  const t = useTranslations("guard");
  if (!at) return <Never />;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 gap-y-1 py-1">
      <CautionMark kind="warning">{t.rich("editedAt", { at: () => <Time at={at} /> })}</CautionMark>
      <TextLink href={trail} className="text-xs">
        {t("trail")}
      </TextLink>
    </span>
  );
}

function Never() {
  const t = useTranslations("guard");
  return <span className="text-ink-faint">{t("never")}</span>;
}
