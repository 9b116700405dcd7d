import pg from "pg";
import { prepareGround } from "./ground";
import { search } from "./search";
import { startServer } from "./server";
const server = await startServer();
const ground = await prepareGround(await server.newDatabase("m0"));
const counts: Record<string, number> = {}; let total = 0; let ms = 0;
const orig = (pg.Client.prototype as any).query;
(pg.Client.prototype as any).query = function (q: any, ...rest: any[]) {
  const text = (typeof q === "string" ? q : q.text ?? "").replace(/\s+/g, " ").slice(0, 70); counts[text] = (counts[text] ?? 0) + 1; total++;
  const t = performance.now(); const r = orig.call(this, q, ...rest); if (r?.then) r.then(() => { ms += performance.now() - t; }, () => {}); return r;
};
const t0 = performance.now();
const { coverage } = await search(ground, { seed: 1, runs: 12 });
console.log("ms/run", (performance.now() - t0) / coverage.runs, "queries/run", total / coverage.runs, "ms in queries", ms / coverage.runs, "turns/run", (coverage.counts.turns ?? 0) / coverage.runs);
for (const [k, v] of Object.entries(counts).sort((a, b) => b[1] - a[1]).slice(0, 28)) console.log((v / coverage.runs).toFixed(1), k);
await ground.close(); await server.stop();
