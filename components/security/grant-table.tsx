/** Grants as the security pages list them. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TintOnChange } from "@/components/live/tint-on-change";
import { StateMark } from "@/components/ui/state-mark";
import { type Column, Table } from "@/components/ui/table";
import type { GrantView } from "@/core/grant/views";
import { CallCounts } from "./call-counts";
import { GrantWhen } from "./grant-when";
import { PersonLink } from "./person-link";
import { TargetWords } from "./target-words";

interface GrantTableProps {
  caption: string;
  grants: readonly GrantView[];
  /** The button that takes one back; nothing for what is over. */
  revokeOf: (grant: GrantView) => ReactNode;
  /** Left out where all rows are of one person. */
  withPerson?: boolean;
}

/** A row that changes by itself is tinted. */
export function GrantTable({ caption, grants, revokeOf, withPerson = true }: GrantTableProps) {
  const t = useTranslations("security");
  const columns: Column<GrantView>[] = [
    ...(withPerson
      ? [
          {
            key: "person",
            header: t("person"),
            cell: (grant: GrantView) => <PersonLink person={grant.requester} />,
          },
        ]
      : []),
    { key: "target", header: t("target"), cell: ({ target }) => <TargetWords target={target} /> },
    {
      key: "state",
      header: t("state"),
      cell: (grant) => <StateMark state={grant.overdue ? "overdue" : grant.state} />,
    },
    { key: "when", header: t("when"), cell: (grant) => <GrantWhen grant={grant} /> },
    { key: "calls", header: t("calls"), cell: (grant) => <CallCounts grant={grant} /> },
    { key: "unit", header: t("unit"), cell: ({ unit }) => unit.name },
    { key: "revoke", header: t("deed"), phone: "bare", numeric: true, width: "w-24", cell: revokeOf },
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={grants}
      keyOf={({ id }) => id}
      renderRow={(grant, cells, className) => (
        <TintOnChange
          as="tr"
          key={grant.id}
          version={`${grant.state} ${grant.overdue !== null} ${grant.calls.total}`}
          className={className}
          data-grant={grant.id}
          data-state={grant.overdue ? "overdue" : grant.state}
        >
          {cells}
        </TintOnChange>
      )}
    />
  );
}
