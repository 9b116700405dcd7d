/**
 * Checks a value against a schema that an SDK client exports at run time. The forms are those of
 * @smithy/types `StaticSchema`: arrays led by a number (0 simple, 1 list, 2 map, ±3 structure, 4 union), or a
 * number for what is simple (0 text, 1 number, 2 boolean, 4–7 instant, 15 any, 64 | x list, 128 | x map).
 */

/** A schema as the SDK has it. */
export type SdkSchema = unknown;

type Instant = (value: unknown) => boolean;

const LIST_OF = 64;
const MAP_OF = 128;

function follow(schema: SdkSchema): SdkSchema {
  const found = typeof schema === "function" ? (schema as () => SdkSchema)() : schema;
  const isMemberWithTraits = Array.isArray(found) && found.length === 2;
  return isMemberWithTraits ? follow(found[0]) : found;
}

function checkSimple(code: number, value: unknown, path: string, isInstant: Instant): string[] {
  if (code === 15) return [];
  if (code >= 4 && code <= 7) return isInstant(value) ? [] : [`${path} is no instant`];
  const wanted = ["string", "number", "boolean"][code];
  return typeof value === wanted ? [] : [`${path} is ${typeof value}, not ${wanted ?? `of code ${code}`}`];
}

function checkNumbered(code: number, value: unknown, path: string, isInstant: Instant): string[] {
  if (code < LIST_OF) return checkSimple(code, value, path, isInstant);
  if (code < MAP_OF) return checkList(code - LIST_OF, value, path, isInstant);
  if (typeof value !== "object" || value === null) return [`${path} is no map`];
  return Object.entries(value).flatMap(([key, one]) =>
    checkSimple(code - MAP_OF, one, `${path}.${key}`, isInstant),
  );
}

function checkList(member: SdkSchema, value: unknown, path: string, isInstant: Instant): string[] {
  if (!Array.isArray(value)) return [`${path} is no list`];
  return value.flatMap((one, index) => schemaProblems(member, one, `${path}[${index}]`, isInstant));
}

function checkStructure(schema: unknown[], value: unknown, path: string, isInstant: Instant): string[] {
  const [kind, , name, , names, types, required = 0] = schema as [
    number,
    0,
    string,
    0,
    string[],
    SdkSchema[],
    number?,
  ];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [`${path} is no ${name}`];
  const given = value as Record<string, unknown>;
  const unknown = Object.keys(given).filter((key) => !names.includes(key) && !key.startsWith("$"));
  const missing = names.slice(0, required).filter((key) => given[key] === undefined || given[key] === null);
  const union = kind === 4 && Object.keys(given).length !== 1 ? [`${path} has not exactly one member`] : [];
  const inside = names.flatMap((key, index) =>
    given[key] === undefined ? [] : schemaProblems(types[index], given[key], `${path}.${key}`, isInstant),
  );
  return [
    ...unknown.map((key) => `${path}.${key} is not in ${name}`),
    ...missing.map((key) => `${path}.${key} is required by ${name}`),
    ...union,
    ...inside,
  ];
}

/** What is wrong with a value: names, types, required members. Nothing, if it fits. */
export function schemaProblems(
  schema: SdkSchema,
  value: unknown,
  path: string,
  isInstant: Instant,
): string[] {
  const found = follow(schema);
  if (typeof found === "number") return checkNumbered(found, value, path, isInstant);
  if (!Array.isArray(found))
    return [`${path}: the schema ${String(found)} is of a form this check does not know`];
  switch (found[0]) {
    case 0:
      return schemaProblems(found[4], value, path, isInstant);
    case 1:
      return checkList(found[4], value, path, isInstant);
    case 2:
      return typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, one]) =>
            schemaProblems(found[5], one, `${path}.${key}`, isInstant),
          )
        : [`${path} is no map`];
    case 3:
    case -3:
    case 4:
      return checkStructure(found, value, path, isInstant);
    default:
      return [`${path}: the schema's kind ${String(found[0])} is not known to this check`];
  }
}

/** On the wire of JSON 1.1 an instant is a number of seconds. */
export function isSecondsSince1970(value: unknown): boolean {
  return typeof value === "number" && value > 1e9 && value < 1e10;
}

/** Once read by the SDK an instant is a Date. */
export function isDate(value: unknown): boolean {
  return value instanceof Date && Number.isFinite(value.getTime());
}
