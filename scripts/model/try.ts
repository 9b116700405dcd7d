import { prepareGround } from "./ground";
import { search } from "./search";
import { startServer } from "./server";
import { wordsOf } from "./words";
const [seed = 1, runs = 50, path] = process.argv.slice(2);
const server = await startServer();
const ground = await prepareGround(await server.newDatabase("m0"));
const t0 = performance.now(); const c0 = process.cpuUsage();
const { coverage, finding } = await search(ground, { seed: Number(seed), runs: Number(runs), path: path as string | undefined, shrink: !process.env.NOSHRINK, onRun: (c) => { if (c.runs % 20 === 0) console.log(c.runs, ((performance.now() - t0) / c.runs).toFixed(0), "ms/run", (process.cpuUsage(c0).user / 1000 / c.runs).toFixed(0), "cpu"); } });
console.log(coverage.table());
console.log("ms/run", (performance.now() - t0) / coverage.runs);
if (finding) {
  console.log(`path ${finding.path} shrinks ${finding.shrinks}`);
  console.log(wordsOf(finding.plan));
  for (const v of finding.violations) console.log(v.rule, v.key ?? "", v.sentence);
  if (process.env.VERBOSE) {
    const t = (ms: number) => new Date(ms).toISOString().slice(11, 23);
    const lines = [...finding.evidence.record.map((e) => [Date.parse(e.at), `aws ${e.kind} ${e.operation} ${e.outcome} ${e.tuple?.principalId?.slice(-4) ?? ""} ${e.detail ?? ""}`] as const), ...finding.evidence.sightings.map((s) => [s.atMs, `db ${s.what} ${s.id.slice(0, 6)} ${s.was ?? ""} -> ${s.became}`] as const), ...finding.evidence.statements.map((s) => [s.atMs, `db statement ${s.id.slice(0, 4)} ${s.key.slice(30, 36)} notAfter ${t(s.notAfterMs)} before ${s.issuedBeforeMs && t(s.issuedBeforeMs)} ${s.isGone ? "gone" : ""}`] as const), ...finding.evidence.disturbances.map((d) => [d.fromMs, `!! ${d.name} until ${t(d.untilMs)}`] as const)].sort((a, b) => a[0] - b[0]);
    for (const [at, l] of lines) console.log(t(at), l);
    console.log(finding.evidence.grants, finding.evidence.performed, finding.evidence.sessions.map((s) => [s.key, t(s.openedAtMs), s.tries.map((t) => new Date(t.atMs).toISOString().slice(14, 19) + (t.isAllowed ? "+" : "-")).join(" ")]));
  }
}
await ground.close(); await server.stop();
