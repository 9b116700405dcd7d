// One of the processes of `npm run test:crash`: plays its share of the kills of each scenario.
import { prepareGround } from "@/scripts/model/ground";
import type { DatabaseUrls } from "@/scripts/model/server";
import { killAt, pointsOf } from "./points";
import { scenarios } from "./scenarios";

/** What a member is asked to do, as its one argument: every `of`-th kill. */
export interface Share extends DatabaseUrls {
  readonly nth: number;
  readonly of: number;
  /** One scenario alone. */
  readonly only?: string;
}

/** What it tells when a scenario is through. */
export interface Told {
  readonly scenario: string;
  readonly points: number;
  readonly kills: number;
  readonly broken: readonly string[];
}

const share = JSON.parse(process.argv[2] ?? "") as Share;
const ground = await prepareGround(share);
for (const scenario of scenarios.filter(({ name }) => !share.only || name === share.only)) {
  const all = await pointsOf(ground, scenario);
  const mine = all.filter((_, index) => index % share.of === share.nth);
  const broken: string[] = [];
  for (const kill of mine) {
    const [violation] = await killAt(ground, scenario, kill);
    if (violation)
      broken.push(
        `killed ${kill.when} turn ${kill.atTurn} (${kill.what}): ${violation.rule}: ${violation.sentence}`,
      );
  }
  const points = new Set(all.map(({ atTurn }) => atTurn)).size;
  process.send?.({ scenario: scenario.name, points, kills: mine.length, broken } satisfies Told);
}
await ground.close();
process.disconnect?.();
