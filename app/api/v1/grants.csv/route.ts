// The grants of the security lists, filtered as there.
import { getTimeZone } from "next-intl/server";
import { readGrantFilter } from "@/app/(portal)/security/filters";
import type { GrantView } from "@/core/grant/views";
import { portal } from "@/wiring/web";
import { scopeOrNo } from "../asker";
import { type CsvColumn, csvAnswer, searchOf } from "../csv-answer";

const columns: CsvColumn<GrantView>[] = [
  ["grant", ({ id }) => id],
  ["request", ({ requestId }) => requestId],
  ["person", ({ requester }) => requester.displayName],
  ["user_name", ({ requester }) => requester.userName],
  ["person_id", ({ requester }) => requester.id],
  ["unit", ({ unit }) => unit.name],
  ["account", ({ target }) => target.accountName],
  ["account_id", ({ target }) => target.accountId],
  ["permission_set", ({ target }) => target.permissionSetName],
  ["state", ({ state }) => state],
  ["overdue", ({ overdue }) => overdue !== null],
  ["outcome", ({ outcome }) => outcome],
  ["starts_at", ({ startsAt }) => startsAt],
  ["ends_at", ({ endsAt }) => endsAt],
  ["active_at", ({ activeAt }) => activeAt],
  ["ended_at", ({ endedAt }) => endedAt],
  ["credentials_dead_by", ({ credentialsDeadBy }) => credentialsDeadBy],
  ["guard_armed_at", ({ guard }) => guard?.armedAt],
  ["gap_from", ({ guard }) => guard?.gap?.from],
  ["gap_until", ({ guard }) => guard?.gap?.until],
  ["calls", ({ calls }) => calls.total],
  ["changes", ({ calls }) => calls.writes],
  ["errors", ({ calls }) => calls.errors],
  ["protected_actions", ({ calls }) => calls.protected],
  ["justification", ({ justification }) => justification],
  ["ticket", ({ ticket }) => ticket],
];

export async function GET(request: Request): Promise<Response> {
  const asker = await scopeOrNo();
  if (asker instanceof Response) return asker;
  const filter = readGrantFilter(searchOf(request), await getTimeZone());
  return csvAnswer(
    "catraca-grants.csv",
    columns,
    (page, size) => portal().grants(asker.scope, filter, page, size),
    ({ id }) => id,
  );
}
