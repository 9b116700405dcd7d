/** How many requests there are of each unit in each state; every number leads to its list. */
import { useTranslations } from "next-intl";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { RequestState } from "@/core/request/types";

/** One unit's row. */
export interface UnitCounts {
  id: string;
  name: string;
  counts: Partial<Record<RequestState, number>>;
}

const states = [
  "pending",
  "approved",
  "denied",
  "withdrawn",
  "lapsed",
] as const satisfies readonly RequestState[];

/** Zeros are quiet. */
export function StateMatrix({ rows }: { rows: readonly UnitCounts[] }) {
  const t = useTranslations("security");
  const words = useTranslations("states");
  const columns: Column<UnitCounts>[] = [
    {
      key: "unit",
      header: t("unit"),
      cell: ({ id, name }) => (
        <TextLink href={`/security/access?unit=${encodeURIComponent(id)}`}>{name}</TextLink>
      ),
    },
    ...states.map((state) => ({
      key: state,
      header: words(state),
      numeric: true,
      cell: (row: UnitCounts) => <Count row={row} state={state} />,
    })),
  ];
  return <Table caption={t("matrixTitle")} columns={columns} rows={rows} keyOf={({ id }) => id} />;
}

function Count({ row, state }: { row: UnitCounts; state: RequestState }) {
  const count = row.counts[state] ?? 0;
  if (count === 0) return <span className="text-ink-faint">0</span>;
  return (
    <TextLink href={`/security/access?unit=${encodeURIComponent(row.id)}&state=${state}`}>{count}</TextLink>
  );
}
