// What Postgres wrote as JSON, read with instants again.

/** JSON as Postgres writes it: instants are text. */
export type Written<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Written<Item>[]
    : T extends string | number | boolean | null
      ? T
      : { [Key in keyof T]: Written<T[Key]> };

/** The same with instants for texts, wherever a name says that it is one. */
export function revived<T>(written: Written<T>): T {
  return JSON.parse(JSON.stringify(written), (name, value) =>
    isInstant(name) && typeof value === "string" ? new Date(value) : value,
  ) as T;
}

const isInstant = (name: string) => name === "now" || /(At|After|Before)$/.test(name);
