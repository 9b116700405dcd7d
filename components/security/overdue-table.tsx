/** Access that should be gone: since when, what stands in the way, what is done about it. */
import { useTranslations } from "next-intl";
import { OverdueWords } from "@/components/grant/overdue-words";
import { StateMark } from "@/components/ui/state-mark";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { GrantView } from "@/core/grant/views";
import { PersonLink } from "./person-link";
import { TargetWords } from "./target-words";

/** The longest overdue first. */
export function OverdueTable({ grants }: { grants: readonly GrantView[] }) {
  const t = useTranslations("security");
  const columns: Column<GrantView>[] = [
    { key: "person", header: t("person"), cell: ({ requester }) => <PersonLink person={requester} /> },
    { key: "target", header: t("target"), cell: ({ target }) => <TargetWords target={target} /> },
    { key: "state", header: t("state"), phone: "bare", cell: () => <StateMark state="overdue" /> },
    {
      key: "since",
      header: t("overdueSince"),
      cell: ({ overdue, endsAt }) => <Time at={overdue?.since ?? endsAt} />,
    },
    {
      key: "trouble",
      header: t("overdueWords"),
      phone: "bare",
      width: "w-2/5",
      cell: ({ overdue, requestId }) => (
        <span className="py-1 text-xs text-ink-soft">
          {overdue && <OverdueWords overdue={overdue} />}{" "}
          <TextLink href={`/requests/${requestId}`}>{t("story")}</TextLink>
        </span>
      ),
    },
  ];
  return (
    <Table
      caption={t("overdueTitle")}
      columns={columns}
      rows={grants}
      keyOf={({ id }) => id}
      renderRow={(grant, cells, className) => (
        <tr key={grant.id} className={className} data-grant={grant.id} data-state="overdue">
          {cells}
        </tr>
      )}
    />
  );
}
