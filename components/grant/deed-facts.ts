/** What the words of ending access are made of. Pure. */
import { writtenLength } from "@/components/ui/written-length";
import type { GrantView } from "@/core/grant/views";

/** Which access, and what ending it does to live sessions: `session` is how long they last where nothing ends them. */
export function deedFacts({ target, guard }: GrantView) {
  return {
    account: target.accountName,
    permissionSet: target.permissionSetName,
    guarded: guard?.armedAt ? "yes" : "no",
    session: writtenLength(target.sessionDurationSeconds),
  };
}
