// What Postgres can keep of texts from outside: no NUL, no half of a surrogate pair. Whoever makes a call chooses its
// parameters, and one that cannot be kept must not keep the others from being kept.
import type { InputJsonValue } from "./generated/internal/prismaNamespace";

/** The text without what Postgres refuses. */
export function storable(text: string): string {
  return text.replaceAll("\u0000", "").replace(/[\uD800-\uDFFF]/gu, "\uFFFD");
}

/** The same for a JSON value, keys included; whatever JSON cannot hold becomes null. */
export function storableJson(value: unknown): InputJsonValue {
  return clean(JSON.parse(JSON.stringify(value ?? null))) as InputJsonValue;
}

function clean(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [storable(key), clean(each)]));
}

/** Dates as ISO 8601, nothing undefined: what JSON can hold. */
export function plainJson(facts: object): InputJsonValue {
  return JSON.parse(JSON.stringify(facts));
}
