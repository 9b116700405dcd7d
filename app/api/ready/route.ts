// Whether the portal can do its work, and which of its parts is down.
import { portal } from "@/wiring/web";

export const dynamic = "force-dynamic";

/**
 * 200 `ready` when all is well; 200 `degraded` without the queue, since access still ends by the sweep;
 * 503 `down` without Postgres or on another schema than this version's.
 */
export async function GET(): Promise<Response> {
  const { postgres, schema, queue } = await portal().readiness();
  const status = postgres !== "up" || schema !== "current" ? "down" : queue === "up" ? "ready" : "degraded";
  return Response.json(
    { status, postgres, schema, queue },
    { status: status === "down" ? 503 : 200, headers: { "cache-control": "no-store" } },
  );
}
