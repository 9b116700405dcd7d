// Ids as forms send them.
import { isUuid } from "@/core/ids";

/** The field's value if it can be one of our ids at all. */
export function idIn<Id extends string>(data: FormData, field: string): Id | undefined {
  const text = data.get(field);
  return typeof text === "string" && isUuid(text) ? (text as Id) : undefined;
}
