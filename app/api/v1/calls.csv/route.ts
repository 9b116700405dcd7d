// The calls made under grants, filtered as on the security pages.
import { getTimeZone } from "next-intl/server";
import { readActivityFilter } from "@/app/(portal)/security/filters";
import type { ActivityView } from "@/core/activity/views";
import { portal } from "@/wiring/web";
import { scopeOrNo } from "../asker";
import { type CsvColumn, csvAnswer, searchOf } from "../csv-answer";

const columns: CsvColumn<ActivityView>[] = [
  ["at", ({ at }) => at],
  ["event", ({ eventId }) => eventId],
  ["grant", ({ grantId }) => grantId],
  ["request", ({ requestId }) => requestId],
  ["person", ({ person }) => person.displayName],
  ["user_name", ({ person }) => person.userName],
  ["account", ({ target }) => target.accountName],
  ["account_id", ({ target }) => target.accountId],
  ["permission_set", ({ target }) => target.permissionSetName],
  ["region", ({ region }) => region],
  ["service", ({ service }) => service],
  ["action", ({ action }) => action],
  ["resource", ({ resource }) => resource],
  ["read_only", ({ readOnly }) => readOnly],
  ["protected", ({ isProtected }) => isProtected],
  ["error_code", ({ errorCode }) => errorCode],
  ["error_message", ({ errorMessage }) => errorMessage],
];

export async function GET(request: Request): Promise<Response> {
  const asker = await scopeOrNo();
  if (asker instanceof Response) return asker;
  const filter = readActivityFilter(searchOf(request), await getTimeZone());
  return csvAnswer(
    "catraca-calls.csv",
    columns,
    (page, size) => portal().activities(asker.scope, filter, page, size),
    ({ eventId, grantId }) => `${eventId} ${grantId}`,
  );
}
