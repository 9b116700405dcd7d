// The trail, for security alone.
import { getTimeZone } from "next-intl/server";
import { readAuditFilter } from "@/app/(portal)/security/filters";
import type { AuditView } from "@/core/audit/views";
import { mayActForSecurity } from "@/core/policy/authority";
import { portal } from "@/wiring/web";
import { scopeOrNo } from "../asker";
import { type CsvColumn, csvAnswer, searchOf } from "../csv-answer";

const columns: CsvColumn<AuditView>[] = [
  ["id", ({ id }) => id],
  ["at", ({ at }) => at],
  ["actor", ({ actor }) => actor?.displayName ?? "Catraca"],
  ["actor_id", ({ actor }) => actor?.id],
  ["action", ({ action }) => action],
  ["subject", ({ subject }) => subject],
  ["subject_id", ({ subjectId }) => subjectId],
  ["facts", ({ facts }) => JSON.stringify(facts)],
];

export async function GET(request: Request): Promise<Response> {
  const asker = await scopeOrNo();
  if (asker instanceof Response) return asker;
  if (!mayActForSecurity(asker.authority)) return new Response(null, { status: 404 });
  const filter = readAuditFilter(searchOf(request), await getTimeZone());
  return csvAnswer(
    "catraca-audit.csv",
    columns,
    (page, size) => portal().audit(filter, page, size),
    ({ id }) => id,
  );
}
