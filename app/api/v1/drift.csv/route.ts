// Open differences between AWS and the ledger, filtered as on their page. For security alone.
import { readDriftFilter } from "@/app/(portal)/security/filters";
import type { FindingView } from "@/core/drift/views";
import { mayActForSecurity } from "@/core/policy/authority";
import { portal } from "@/wiring/web";
import { scopeOrNo } from "../asker";
import { type CsvColumn, csvAnswer, searchOf } from "../csv-answer";

const columns: CsvColumn<FindingView>[] = [
  ["id", ({ id }) => id],
  ["kind", ({ kind }) => kind],
  ["principal_type", ({ principal }) => principal.kind],
  ["principal", ({ principal }) => principal.displayName],
  ["user_name", ({ principal }) => (principal.kind === "person" ? principal.userName : "")],
  ["principal_id", ({ principal }) => principal.id],
  ["account", ({ target }) => target.accountName],
  ["account_id", ({ target }) => target.accountId],
  ["permission_set", ({ target }) => target.permissionSetName],
  ["permission_set_arn", ({ target }) => target.permissionSetArn],
  ["kept_for_catraca", ({ isReserved }) => isReserved],
  ["first_seen_at", ({ firstSeenAt }) => firstSeenAt],
  ["last_seen_at", ({ lastSeenAt }) => lastSeenAt],
  ["removal_asked_by", ({ by }) => by?.displayName],
  ["reason", ({ reason }) => reason],
];

export async function GET(request: Request): Promise<Response> {
  const asker = await scopeOrNo();
  if (asker instanceof Response) return asker;
  if (!mayActForSecurity(asker.authority)) return new Response(null, { status: 404 });
  const filter = readDriftFilter(searchOf(request));
  return csvAnswer(
    "catraca-drift.csv",
    columns,
    (page, size) => portal().drift(filter, page, size),
    ({ id }) => id,
  );
}
