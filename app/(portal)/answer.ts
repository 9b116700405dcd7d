// What an action answers to its form: refusals in the visitor's words, faults with an id to ask about.
import { randomUUID } from "node:crypto";
import { refresh } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/ui/form-state";
import { Fault } from "@/core/fault";
import type { Outcome, Refusal } from "@/core/outcome";
import { portal } from "@/wiring/web";

/**
 * Runs a verb for a form. A refusal comes back field by field with what was typed; a yes goes on with `then`,
 * which leads to another page, or is {@link shownAnew}. Nothing raw reaches the browser.
 */
export async function answer<T>(
  data: FormData,
  verb: () => Promise<Outcome<T>>,
  then?: (value: T) => FormState | undefined,
): Promise<FormState> {
  try {
    const outcome = await verb();
    if (!outcome.ok) return { ...(await inWords(outcome.refusals)), values: typed(data) };
    return then?.(outcome.value) ?? { done: true };
  } catch (error) {
    unstable_rethrow(error);
    const requestId = randomUUID();
    portal().log.error({ err: error, requestId }, "an action failed");
    const t = await getTranslations("errors");
    return { message: t(error instanceof Fault ? "outside" : "bug"), requestId, values: typed(data) };
  }
}

/**
 * For a deed that changes the page it was done on: the page is read again with the answer. Never redirect to the
 * very page: while a live page refreshes itself, Next leaves such a form waiting for good.
 */
export function shownAnew(): FormState {
  refresh();
  return { done: true };
}

async function inWords(refusals: readonly Refusal[]): Promise<FormState> {
  const t = await getTranslations("refusals");
  const fieldErrors: Record<string, string> = {};
  const messages: string[] = [];
  for (const { code, facts, field } of refusals) {
    const text = t(code, await portal().named(facts));
    if (field) fieldErrors[field] ??= text;
    else messages.push(text);
  }
  return { message: messages.length > 0 ? messages.join(" ") : undefined, fieldErrors };
}

function typed(data: FormData): Record<string, string> {
  const texts = [...data.entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts.filter(([name]) => !name.startsWith("$")));
}
