/** Differences between AWS and the ledger, as security lists them. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TintOnChange } from "@/components/live/tint-on-change";
import { TargetWords } from "@/components/security/target-words";
import { CautionMark } from "@/components/ui/caution-mark";
import { type Column, Table } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import type { FindingView } from "@/core/drift/views";
import { DriftMark } from "./drift-mark";
import { WhatNext } from "./what-next";
import { Who } from "./who";

/** `deedsOf`: the buttons of a row; nothing where there is nothing to decide. */
export function FindingTable({
  findings,
  deedsOf,
}: {
  findings: readonly FindingView[];
  deedsOf: (finding: FindingView) => ReactNode;
}) {
  const t = useTranslations("drift");
  const columns: Column<FindingView>[] = [
    { key: "who", header: t("who"), cell: ({ principal }) => <Who principal={principal} /> },
    { key: "access", header: t("access"), cell: (finding) => <Access finding={finding} /> },
    {
      key: "difference",
      header: t("difference"),
      phone: "bare",
      cell: (finding) => (
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <DriftMark kind={finding.kind} />
          <WhatNext finding={finding} />
        </span>
      ),
    },
    {
      key: "firstSeen",
      header: t("firstSeen"),
      width: "w-48",
      cell: ({ firstSeenAt }) => <Time at={firstSeenAt} />,
    },
    { key: "deed", header: t("deed"), phone: "bare", numeric: true, width: "w-52", cell: deedsOf },
  ];
  return (
    <Table
      caption={t("title")}
      columns={columns}
      rows={findings}
      keyOf={({ id }) => id}
      renderRow={(finding, cells, className) => (
        <TintOnChange
          as="tr"
          key={finding.id}
          version={`${finding.kind} ${finding.by?.id}`}
          className={className}
          data-finding={finding.id}
          data-kind={finding.kind}
        >
          {cells}
        </TintOnChange>
      )}
    />
  );
}

function Access({ finding: { target, isReserved } }: { finding: FindingView }) {
  const t = useTranslations("drift");
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <TargetWords target={target} />
      {isReserved && <CautionMark>{t("reserved")}</CautionMark>}
    </span>
  );
}
