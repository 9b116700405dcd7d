"use server";
// Taking back: one's own request, or somebody's access.
import { refresh } from "next/cache";
import type { FormState } from "@/components/ui/form-state";
import type { GrantId, RequestId } from "@/core/ids";
import { refused } from "@/core/outcome";
import { portal } from "@/wiring/web";
import { answer } from "../../answer";
import { idIn } from "../../sent-id";
import { signedIn } from "../../viewer";

/** Withdraws one's own pending request. */
export async function withdraw(_last: FormState, data: FormData): Promise<FormState> {
  const personId = await signedIn();
  const requestId = idIn<RequestId>(data, "requestId");
  return answer(
    data,
    async () => (requestId ? portal().withdraw(requestId, personId) : refused("not-found")),
    shown,
  );
}

/** Takes somebody's access back, with a reason. */
export async function revoke(_last: FormState, data: FormData): Promise<FormState> {
  const personId = await signedIn();
  const grantId = idIn<GrantId>(data, "grantId");
  const reason = String(data.get("reason") ?? "");
  return answer(
    data,
    async () => (grantId ? portal().revoke(grantId, personId, reason) : refused("not-found")),
    shown,
  );
}

function shown(): FormState {
  refresh();
  return { done: true };
}
