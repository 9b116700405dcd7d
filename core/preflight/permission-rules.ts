// What the answers about the portal's own permissions and the instance mean. Pure.
import type { PortalAction } from "./actions";
import type { Caller, Finding, PreflightSettings, Reading, Subject, Verdict } from "./types";

/** One Identity Center instance is needed in the configured Region: none and several are both wrong. */
export function instanceFindings(count: number, { region }: PreflightSettings): Finding[] {
  if (count === 0) return [{ kind: "no-instance", region }];
  return count > 1 ? [{ kind: "several-instances", count }] : [];
}

/** What the verdict on one of the portal's own actions means. */
export function permissionFindings(action: PortalAction, verdict: Verdict, caller: Caller): Finding[] {
  switch (verdict.is) {
    case "allowed":
      return [];
    case "denied":
      return [{ kind: "missing-permission", action, by: verdict.by }];
    case "turned-away":
      return [{ kind: "not-administrator", caller: caller.accountId }];
    case "unknown":
      return [{ kind: "unproven-permission", action, code: verdict.code }];
  }
}

/** What could not be read as a whole, so that nothing that rests on it was looked at. */
export function readingFindings(subject: Subject, reading: Reading<unknown>): Finding[] {
  if (reading.ok) return [];
  const code = reading.verdict.is === "unknown" ? reading.verdict.code : "AccessDenied";
  return [{ kind: "unreadable", subject, code }];
}
