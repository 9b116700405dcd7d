/** Requests as the security pages list them. */
import { useTranslations } from "next-intl";
import { TintOnChange } from "@/components/live/tint-on-change";
import { StateMark } from "@/components/ui/state-mark";
import { type Column, Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { Time } from "@/components/ui/time";
import { writtenMinutes } from "@/components/ui/written-length";
import type { RequestView } from "@/core/request/views";
import { PersonLink } from "./person-link";
import { TargetWords } from "./target-words";

/** The time asked leads to the request's story. */
export function RequestTable({
  caption,
  requests,
  withPerson = true,
}: {
  caption: string;
  requests: readonly RequestView[];
  withPerson?: boolean;
}) {
  const t = useTranslations("security");
  const columns: Column<RequestView>[] = [
    ...(withPerson
      ? [
          {
            key: "person",
            header: t("person"),
            cell: (request: RequestView) => <PersonLink person={request.requester} />,
          },
        ]
      : []),
    { key: "targets", header: t("target"), cell: ({ targets }) => <Targets targets={targets} /> },
    { key: "minutes", header: t("length"), numeric: true, cell: ({ minutes }) => writtenMinutes(minutes) },
    { key: "state", header: t("state"), cell: ({ state }) => <StateMark state={state} /> },
    {
      key: "asked",
      header: t("asked"),
      cell: ({ id, createdAt }) => (
        <TextLink href={`/requests/${id}`}>
          <Time at={createdAt} />
        </TextLink>
      ),
    },
    { key: "decided", header: t("decidedBy"), cell: (request) => decider(request) },
    { key: "unit", header: t("unit"), cell: ({ unit }) => unit.name },
  ];
  return (
    <Table
      caption={caption}
      columns={columns}
      rows={requests}
      keyOf={({ id }) => id}
      renderRow={(request, cells, className) => (
        <TintOnChange
          as="tr"
          key={request.id}
          version={request.state}
          className={className}
          data-request={request.id}
          data-state={request.state}
        >
          {cells}
        </TintOnChange>
      )}
    />
  );
}

function Targets({ targets }: Pick<RequestView, "targets">) {
  return (
    <span className="flex flex-col">
      {targets.map((target) => (
        <TargetWords key={`${target.accountId} ${target.permissionSetArn}`} target={target} />
      ))}
    </span>
  );
}

function decider({ decision }: RequestView) {
  return decision ? decision.approver.displayName : <span className="text-ink-faint">–</span>;
}
