// One of the processes of `npm run test:model`: plays its share of the plans and tells its parent.
import { prepareGround } from "./ground";
import { happeningsOf } from "./happenings";
import { type Finding, search } from "./search";
import type { DatabaseUrls } from "./server";
import { wordsOf } from "./words";

/** What a member is asked to do, as its one argument. */
export interface Share extends DatabaseUrls {
  readonly seed: number;
  readonly runs: number;
  readonly path?: string;
  /** Nothing is begun after so long. */
  readonly forMs?: number;
}

/** What it tells. */
export type Told =
  | { readonly is: "progress"; readonly runs: number }
  | {
      readonly is: "end";
      readonly coverage: { readonly runs: number; readonly counts: Record<string, number> };
      /** Of a broken promise: what to print. */
      readonly finding?: string;
    };

const share = JSON.parse(process.argv[2] ?? "") as Share;
const ground = await prepareGround(share);
const beganAtMs = performance.now();
const { coverage, finding } = await search(ground, {
  ...share,
  shrink: share.path === undefined,
  until: () => performance.now() - beganAtMs > (share.forMs ?? Number.POSITIVE_INFINITY),
  onRun: ({ runs }) => tell({ is: "progress", runs }),
});
await ground.close();
const { runs, counts } = coverage;
tell({ is: "end", coverage: { runs, counts }, ...(finding ? { finding: inWords(finding) } : {}) });
process.disconnect?.();

function tell(told: Told): void {
  process.send?.(told);
}

function inWords({ plan, path, violations, evidence, shrinks }: Finding): string {
  const replay = `npm run test:model -- --seed ${share.seed} --path ${path}`;
  return [
    `A promise was broken. The shortest plan that was found (made smaller ${shrinks} times):`,
    wordsOf(plan),
    "",
    ...violations.map(({ rule, key, sentence }) => `  ${rule}: ${sentence}${key ? ` (${key})` : ""}`),
    "",
    ...(share.path ? [happeningsOf(evidence)] : [`Again, with everything that happened: ${replay}`]),
  ].join("\n");
}
