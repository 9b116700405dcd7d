"use server";
// Ending one's own access.
import { refresh } from "next/cache";
import type { FormState } from "@/components/ui/form-state";
import type { GrantId } from "@/core/ids";
import { refused } from "@/core/outcome";
import { portal } from "@/wiring/web";
import { answer } from "../answer";
import { idIn } from "../sent-id";
import { signedIn } from "../viewer";

/** "I'm done." */
export async function endOwn(_last: FormState, data: FormData): Promise<FormState> {
  const personId = await signedIn();
  const grantId = idIn<GrantId>(data, "grantId");
  return answer(
    data,
    async () => (grantId ? portal().endOwn(grantId, personId) : refused("not-found")),
    () => {
      refresh();
      return { done: true };
    },
  );
}
