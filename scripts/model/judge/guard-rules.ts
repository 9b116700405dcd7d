// Armed ahead: where a guard is carried nothing is active before AWS was told when it ends (DESIGN §5.7).

import { demoOrganization } from "@/sandbox/aws/demo-organization";
import { parsePolicy, verdict } from "@/sandbox/aws/iam/policy-document";
import type { Violation } from "@/scripts/chaos/judge/evidence";
import { timeOf } from "@/scripts/chaos/judge/taken-rules";
import type { Evidence } from "../evidence";

/** Grants that became active while the guard's document did not deny their person from its end on, or denied already. */
export function armedTooLate({ plan, sightings, grants, documents }: Evidence): Violation[] {
  if (!plan.guarded) return [];
  return sightings
    .filter(({ what, became }) => what === "grant" && became === "active")
    .flatMap(({ id, atMs }) => {
      const grant = grants.find((each) => each.id === id);
      if (!grant) return [];
      const { key, personId } = grant;
      const document = documents.findLast(
        (each) => each.place === placeOf(key) && each.atMs <= atMs,
      )?.document;
      const denies = (whenMs: number) => document !== undefined && isDenied(document, personId, whenMs, atMs);
      // Later grants may have moved the end since, and those before may go on longer: a day later all is over.
      const isArmed = denies(atMs + 86_400_000);
      if (isArmed && !denies(atMs)) return [];
      const fault = isArmed ? "denied what began then" : "did not say when it ends";
      return [
        {
          rule: "guarded first",
          key,
          sentence: `Grant ${id} was active at ${timeOf(atMs)}, and the guard ${fault}.`,
        },
      ];
    });
}

/** Whether a document denies what a person does at `whenMs` with credentials issued at `issuedMs`. */
function isDenied(document: string, personId: string, whenMs: number, issuedMs: number): boolean {
  const context = {
    "identitystore:userid": personId,
    "aws:currenttime": new Date(whenMs).toISOString(),
    "aws:tokenissuetime": new Date(issuedMs).toISOString(),
  };
  return (
    verdict([parsePolicy(document)], { action: "ec2:DescribeInstances", resource: "*", context }) === "deny"
  );
}

/** `account|policy` of an assignment. */
export function placeOf(key: string): string {
  const [, accountId, arn] = key.split("|");
  const name = demoOrganization.permissionSets.find((set) => set.arn === arn)?.name;
  return `${accountId}|catraca-guard-${name}`;
}
