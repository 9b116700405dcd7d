/** One's own requests as a table; on a phone as cards. */
import { useFormatter, useTranslations } from "next-intl";
import { TintOnChange } from "@/components/live/tint-on-change";
import { StateMark } from "@/components/ui/state-mark";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import type { RequestView } from "@/core/request/views";
import { shownStateOf } from "./shown-state";
import { useTargetsPhrase } from "./targets-phrase";
import { useWrittenDuration } from "./written-duration";

export function RequestTable({ requests }: { requests: readonly RequestView[] }) {
  const t = useTranslations("request");
  const format = useFormatter();
  const phrase = useTargetsPhrase();
  const duration = useWrittenDuration();
  const columns: Column<RequestView>[] = [
    {
      key: "what",
      header: t("what"),
      cell: (request) => (
        <TextLink href={`/requests/${request.id}`} className="min-w-0 font-medium">
          {phrase(request.targets)}
        </TextLink>
      ),
    },
    {
      key: "state",
      header: t("state"),
      phone: "bare",
      cell: (request) => (
        <span data-request={request.id} data-state={request.state}>
          <StateMark state={shownStateOf(request)} />
        </span>
      ),
    },
    {
      key: "length",
      header: t("length"),
      cell: ({ minutes, decision }) => duration(decision?.grantedMinutes ?? minutes),
    },
    {
      key: "decided",
      header: t("decidedBy"),
      cell: ({ decision, state, deciders }) =>
        decision?.approver.displayName ??
        (state === "pending" && (
          <span className="text-ink-faint">
            {t("canDecideShort", {
              names: format.list(
                deciders.map(({ displayName }) => displayName),
                { type: "disjunction" },
              ),
            })}
          </span>
        )),
    },
    {
      key: "ticket",
      header: t("ticket"),
      phone: "hidden",
      cell: ({ ticket }) => <span className="font-mono text-xs">{ticket}</span>,
    },
    {
      key: "asked",
      header: t("asked"),
      numeric: true,
      cell: ({ createdAt }) => <Time at={createdAt} show="relative" />,
    },
  ];
  return (
    <Table
      caption={t("caption")}
      columns={columns}
      rows={requests}
      keyOf={({ id }) => id}
      renderRow={(request, cells, className) => (
        <TintOnChange as="tr" key={request.id} version={shownStateOf(request)} className={className}>
          {cells}
        </TintOnChange>
      )}
    />
  );
}
