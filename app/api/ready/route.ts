// Whether the portal can do its work, and which of its parts is down.
import { portal } from "@/wiring/web";
import { readinessOf } from "./readiness-of";

export const dynamic = "force-dynamic";

/**
 * 200 `ready` when all is well; 200 `degraded`, with what is wrong, without the queue (access still ends by the
 * sweep), without a worker, or with one whose clock is off: the portal itself does its work;
 * 503 `down` without Postgres or on another schema than this version's.
 */
export async function GET(): Promise<Response> {
  const { status, body } = readinessOf(await portal().health());
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
