"use server";
// Asking, from the form.
import { redirect } from "next/navigation";
import { accountSeparator, readAsk } from "@/components/request/ask-form";
import type { FormState } from "@/components/ui/form-state";
import { type BundleId, isUuid } from "@/core/ids";
import { refused } from "@/core/outcome";
import { portal } from "@/wiring/web";
import { answer } from "../../answer";
import { signedIn } from "../../viewer";

/** Submits, and goes on to the story of the (first) request. */
export async function ask(_last: FormState, data: FormData): Promise<FormState> {
  const personId = await signedIn();
  const bundleId = String(data.get("bundleId") ?? "");
  const state = await answer(
    data,
    async () =>
      isUuid(bundleId)
        ? portal().submit(personId, bundleId as BundleId, readAsk(data))
        : refused("form-malformed"),
    ([first]) => redirect(`/requests/${first}`),
  );
  const accounts = data.getAll("account").map(String).join(accountSeparator);
  return { ...state, values: { ...state.values, account: accounts } };
}
