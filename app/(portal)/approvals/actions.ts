"use server";
// Approving and denying, as their forms send them.
import type { FormState } from "@/components/ui/form-state";
import { refused } from "@/core/outcome";
import type { Verdict } from "@/core/request/types";
import { portal } from "@/wiring/web";
import { answer, shownAnew } from "../answer";
import { signedIn } from "../viewer";
import { readAsked, readMinutes } from "./decision-form";

/** Grants what was asked, or less. Fields: requestId, contentHash, minutes, otherMinutes. */
export async function approve(_last: FormState, data: FormData): Promise<FormState> {
  return decide(data, { verdict: "approve", minutes: readMinutes(data) });
}

/** Fields: requestId, contentHash, reason. */
export async function deny(_last: FormState, data: FormData): Promise<FormState> {
  return decide(data, { verdict: "deny", reason: String(data.get("reason") ?? "") });
}

async function decide(data: FormData, verdict: Verdict): Promise<FormState> {
  const personId = await signedIn();
  const asked = readAsked(data);
  return answer(
    data,
    async () =>
      asked ? portal().decide({ ...asked, approverId: personId, verdict }) : refused("form-malformed"),
    shownAnew,
  );
}
