"use server";
// What security does about drift, as the forms send it.
import type { FormState } from "@/components/ui/form-state";
import type { FindingId } from "@/core/ids";
import { refused } from "@/core/outcome";
import { portal } from "@/wiring/web";
import { answer, shownAnew } from "../answer";
import { idIn } from "../sent-id";
import { signedIn } from "../viewer";

const reasonIn = (data: FormData) => String(data.get("reason") ?? "");

/** Knows foreign access as standing from now on. Fields: findingId, reason. */
export async function adopt(_last: FormState, data: FormData): Promise<FormState> {
  return decide(data, portal().adopt);
}

/** Has foreign access removed. Fields: findingId, reason. */
export async function remove(_last: FormState, data: FormData): Promise<FormState> {
  return decide(data, portal().remove);
}

/** Looks at AWS at once. */
export async function lookNow(_last: FormState, data: FormData): Promise<FormState> {
  const personId = await signedIn();
  return answer(data, () => portal().lookNow(personId), shownAnew);
}

/** Takes the word of the look that was held back. Field: reason. */
export async function believe(_last: FormState, data: FormData): Promise<FormState> {
  const personId = await signedIn();
  return answer(data, () => portal().believe(personId, reasonIn(data)), shownAnew);
}

/** Gives access again on a restored database. Field: reason. */
export async function giveAgain(_last: FormState, data: FormData): Promise<FormState> {
  const personId = await signedIn();
  return answer(data, () => portal().giveAgain(personId, reasonIn(data)), shownAnew);
}

type Verb = ReturnType<typeof portal>["adopt"];

async function decide(data: FormData, verb: Verb): Promise<FormState> {
  const personId = await signedIn();
  const id = idIn<FindingId>(data, "findingId");
  return answer(
    data,
    async () => (id ? verb(id, personId, reasonIn(data)) : refused("not-found")),
    shownAnew,
  );
}
