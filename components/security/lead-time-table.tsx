/** The same figures by unit or by week. */
import { useTranslations } from "next-intl";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { writtenLength } from "@/components/ui/written-length";
import { type LeadStep, type LeadTimes, leadSteps } from "@/core/request/figures";

interface LeadTimeTableProps {
  rows: readonly LeadTimes[];
  /** What the first column is: "Unit", "Week of". */
  header: string;
  nameOf: (key: string) => string;
  hrefOf: (key: string) => string;
}

/** "4 min · 22 min" is p50 and p90. */
export function LeadTimeTable({ rows, header, nameOf, hrefOf }: LeadTimeTableProps) {
  const t = useTranslations("security");
  const columns: Column<LeadTimes>[] = [
    {
      key: "of",
      header,
      cell: ({ key }) => <TextLink href={hrefOf(key)}>{nameOf(key)}</TextLink>,
    },
    ...leadSteps.map((step) => ({
      key: step,
      header: t(`steps.${step}`),
      numeric: true,
      cell: (row: LeadTimes) => <Cell row={row} step={step} />,
    })),
  ];
  return (
    <Table
      caption={t("figuresBy", { what: header })}
      columns={columns}
      rows={rows}
      keyOf={({ key }) => key}
    />
  );
}

function Cell({ row, step }: { row: LeadTimes; step: LeadStep }) {
  const time = row.times.find((each) => each.step === step);
  if (!time) return <span className="text-ink-faint">–</span>;
  return (
    <span className="whitespace-nowrap">
      {writtenLength(time.p50)}
      <span className="text-ink-faint"> · {writtenLength(time.p90)}</span>
    </span>
  );
}
