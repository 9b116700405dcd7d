// The figures for a monitor (Prometheus), for whoever bears METRICS_TOKEN.
import { portal } from "@/wiring/web";
import { bears } from "./bears";

export const dynamic = "force-dynamic";

/** 404 where no token is set, 401 without the right one, 503 while Postgres cannot be asked. */
export async function GET(request: Request): Promise<Response> {
  const { metrics, log } = portal();
  if (!metrics) return new Response(null, { status: 404 });
  if (!bears(request.headers.get("authorization"), metrics.token))
    return new Response(null, { status: 401, headers: { "www-authenticate": "Bearer" } });
  try {
    const text = await metrics.read();
    return new Response(text, { headers: { "content-type": metrics.type, "cache-control": "no-store" } });
  } catch (err) {
    log.error({ err }, "the figures could not be read");
    return new Response(null, { status: 503 });
  }
}
