// The requests of the security lists, filtered as there.
import { getTimeZone } from "next-intl/server";
import { readRequestFilter } from "@/app/(portal)/security/filters";
import type { RequestView } from "@/core/request/views";
import { portal } from "@/wiring/web";
import { scopeOrNo } from "../asker";
import { type CsvColumn, csvAnswer, searchOf } from "../csv-answer";

const joined = (texts: readonly string[]) => texts.join("; ");

const columns: CsvColumn<RequestView>[] = [
  ["request", ({ id }) => id],
  ["bundle", ({ bundleId }) => bundleId],
  ["person", ({ requester }) => requester.displayName],
  ["user_name", ({ requester }) => requester.userName],
  ["person_id", ({ requester }) => requester.id],
  ["unit", ({ unit }) => unit.name],
  ["accounts", ({ targets }) => joined(targets.map((target) => target.accountName))],
  ["account_ids", ({ targets }) => joined(targets.map((target) => target.accountId))],
  ["permission_sets", ({ targets }) => joined(targets.map((target) => target.permissionSetName))],
  ["minutes", ({ minutes }) => minutes],
  ["starts_at", ({ startsAt }) => startsAt],
  ["state", ({ state }) => state],
  ["created_at", ({ createdAt }) => createdAt],
  ["lapses_at", ({ lapsesAt }) => lapsesAt],
  ["closed_at", ({ closedAt }) => closedAt],
  ["verdict", ({ decision }) => decision?.verdict],
  ["decided_by", ({ decision }) => decision?.approver.displayName],
  ["decided_at", ({ decision }) => decision?.at],
  ["granted_minutes", ({ decision }) => decision?.grantedMinutes],
  ["decision_reason", ({ decision }) => decision?.reason],
  ["justification", ({ justification }) => justification],
  ["ticket", ({ ticket }) => ticket],
];

export async function GET(request: Request): Promise<Response> {
  const asker = await scopeOrNo();
  if (asker instanceof Response) return asker;
  const filter = readRequestFilter(searchOf(request), await getTimeZone());
  return csvAnswer(
    "catraca-requests.csv",
    columns,
    (page, size) => portal().requests(asker.scope, filter, page, size),
    ({ id }) => id,
  );
}
