// How much a finding weighs. Pure.
import type { Finding } from "./types";

/** stops: something of the product does not work; unproven: it could not be told; cautions: it works, but know this. */
export type Weight = "stops" | "unproven" | "cautions";

/** The heaviest first. */
export const weights: readonly Weight[] = ["stops", "unproven", "cautions"];

/** What the finding means for whoever sets Catraca up. */
export function weightOf({ kind }: Finding): Weight {
  switch (kind) {
    case "no-instance":
    case "several-instances":
    case "not-administrator":
    case "missing-permission":
    case "may-not-assume":
    case "permission-set-gone":
    case "set-in-management":
    case "long-unguarded-session":
    case "account-gone":
    case "account-not-active":
    case "management-account-offered":
    case "role-not-assumable":
    case "missing-role-permission":
    case "guard-policy-missing":
      return "stops";
    case "unproven-permission":
    case "unreadable":
    case "role-unproven":
      return "unproven";
    case "runs-in-management":
    case "management-account":
    case "set-without-guard":
    case "no-guard":
    case "long-session":
    case "accounts-of-one-name":
      return "cautions";
  }
}
