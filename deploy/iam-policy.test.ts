// The policies list what the adapters call: every command, and nothing else.
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import activityRolePolicy from "./activity-role-policy.json";
import guardRolePolicy from "./guard-role.json";
import portalPolicy from "./iam-policy.json";

const prefixes: Record<string, string> = {
  "@aws-sdk/client-sso-admin": "sso",
  "@aws-sdk/client-identitystore": "identitystore",
  "@aws-sdk/client-organizations": "organizations",
  "@aws-sdk/client-cloudtrail": "cloudtrail",
  "@aws-sdk/client-iam": "iam",
  "@aws-sdk/client-sts": "sts",
};

/**
 * Actions by what the adapters import: `XCommand` and `paginateX` both call X. Preflight, in a folder of its own, is
 * not among them: it may ask for nothing that the product does not need, and the sandbox holds it to that.
 */
function called(): string[] {
  const actions = new Set<string>();
  for (const file of readdirSync("adapters/aws").filter((name) => /(?<!test)\.ts$/.test(name))) {
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
  it("and the policies of the two roles together allow what the adapters call, and nothing else", () => {
    expect(called().length).toBeGreaterThan(15);
    const all = [portalPolicy, activityRolePolicy, guardRolePolicy].flatMap(allowed);
    expect([...new Set(all)].sort()).toEqual(called());
  });
});
