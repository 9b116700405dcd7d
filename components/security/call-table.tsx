/** Calls to AWS as the security pages list them. */
import { useTranslations } from "next-intl";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { ActivityView } from "@/core/activity/views";
import { CallWords } from "./call-words";
import { PersonLink } from "./person-link";
import { TargetWords } from "./target-words";

/** The time leads to the request's story. */
export function CallTable({
  caption,
  calls,
  withPerson = true,
}: {
  caption: string;
  calls: readonly ActivityView[];
  withPerson?: boolean;
}) {
  const t = useTranslations("security");
  const columns: Column<ActivityView>[] = [
    { key: "call", header: t("call"), cell: (call) => <CallWords call={call} /> },
    {
      key: "resource",
      header: t("resource"),
      cell: ({ resource }) => (
        <span className="font-mono text-xs break-all text-ink-soft">{resource || "–"}</span>
      ),
    },
    ...(withPerson
      ? [
          {
            key: "person",
            header: t("person"),
            cell: (call: ActivityView) => <PersonLink person={call.person} />,
          },
        ]
      : []),
    { key: "target", header: t("target"), cell: ({ target }) => <TargetWords target={target} /> },
    {
      key: "region",
      header: t("region"),
      cell: ({ region }) => <span className="font-mono text-xs text-ink-soft">{region}</span>,
    },
    {
      key: "at",
      header: t("at"),
      cell: ({ requestId, at }) => (
        <TextLink href={`/requests/${requestId}`}>
          <Time at={at} />
        </TextLink>
      ),
    },
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={calls}
      keyOf={({ eventId, grantId }) => `${eventId} ${grantId}`}
    />
  );
}
