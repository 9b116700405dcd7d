// The policies list what the adapters call: every command, and nothing else.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import activityRolePolicy from "./activity-role-policy.json";
import portalPolicy from "./iam-policy.json";

const prefixes: Record<string, string> = {
  "@aws-sdk/client-sso-admin": "sso",
  "@aws-sdk/client-identitystore": "identitystore",
  "@aws-sdk/client-organizations": "organizations",
  "@aws-sdk/client-cloudtrail": "cloudtrail",
  "@aws-sdk/client-sts": "sts",
};

/** Actions by what the adapters import: `XCommand` and `paginateX` both call X. */
function called(): string[] {
  const actions = new Set<string>();
  for (const file of readdirSync("adapters/aws").filter((name) => !/test\.ts$/.test(name))) {
    const text = readFileSync(`adapters/aws/${file}`, "utf8");
    for (const [, names = "", source = ""] of text.matchAll(/import \{([^}]*)\} from "(@aws-sdk\/[^"]+)"/g))
      for (const [, command, paginated] of names.matchAll(/\b(?:(\w+)Command|paginate(\w+))\b/g))
        actions.add(`${prefixes[source]}:${command ?? paginated}`);
  }
  return [...actions].sort();
}

function allowed(policy: { Statement: Array<{ Action: string | string[] }> }): string[] {
  return policy.Statement.flatMap(({ Action }) => Action);
}

describe("deploy/iam-policy.json", () => {
  it("and the activity role's policy together allow what the adapters call, and nothing else", () => {
    expect(called().length).toBeGreaterThan(15);
    expect([...allowed(portalPolicy), ...allowed(activityRolePolicy)].sort()).toEqual(called());
  });
});
