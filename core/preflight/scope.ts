// Which accounts and permission sets preflight looks at. Pure.
import type { RuleBook } from "../policy/types";
import type { Scope } from "./types";

/** What the rules offer; without any eligibility, everything that there is. */
export function offeredScope({ policies }: RuleBook): Scope {
  if (policies.length === 0) return { accountIds: "all", permissionSetArns: "all" };
  return {
    accountIds: new Set(policies.flatMap(({ accountIds }) => accountIds)),
    permissionSetArns: new Set(policies.flatMap(({ permissionSetArns }) => permissionSetArns)),
  };
}
