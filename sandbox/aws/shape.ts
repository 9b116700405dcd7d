/**
 * Input shapes: what a request must look like before an operation sees it. A value of another JSON type is a
 * SerializationException at once; broken constraints are collected, worded as AWS words them.
 */
import { serializationError } from "./aws-error";

/** One broken constraint: the member's path (`instanceArn`) and what AWS says about it. */
export interface Violation {
  path: string;
  value: unknown;
  constraint: string;
  kind: "missing" | "length" | "pattern" | "enum" | "range";
}

/** Checks one member; reports broken constraints, throws on a wrong JSON type. */
export interface Shape<T> {
  read(value: unknown, path: string, report: (violation: Violation) => void): T;
  optional?: boolean;
}

/** What a shape reads. */
type Read<S> = S extends Shape<infer T> ? T : never;

interface TextRules {
  pattern?: RegExp;
  min?: number;
  max?: number;
}

/** A string. */
export function text(rules: TextRules = {}): Shape<string> {
  return {
    read(value, path, report) {
      if (typeof value !== "string")
        throw serializationError(`${typeof value} can not be converted to a String`);
      const length = [...value].length;
      if (length < (rules.min ?? 0)) {
        const constraint = `Member must have length greater than or equal to ${rules.min}`;
        report({ path, value, kind: "length", constraint });
      }
      if (rules.max !== undefined && length > rules.max) {
        const constraint = `Member must have length less than or equal to ${rules.max}`;
        report({ path, value, kind: "length", constraint });
      }
      if (rules.pattern && !rules.pattern.test(value)) {
        const constraint = `Member must satisfy regular expression pattern: ${rules.pattern.source}`;
        report({ path, value, kind: "pattern", constraint });
      }
      return value;
    },
  };
}

/** One of a closed list of strings. */
export function oneOf<const T extends string>(...values: T[]): Shape<T> {
  return {
    read(value, path, report) {
      const given = text().read(value, path, report);
      if (!(values as string[]).includes(given)) {
        const constraint = `Member must satisfy enum value set: [${values.join(", ")}]`;
        report({ path, value, kind: "enum", constraint });
      }
      return given as T;
    },
  };
}

/** A whole number within limits. */
export function whole(least: number, most: number): Shape<number> {
  return {
    read(value, path, report) {
      if (typeof value !== "number" || !Number.isInteger(value)) {
        throw serializationError(`${typeof value} can not be converted to an Integer`);
      }
      if (value < least) {
        const constraint = `Member must have value greater than or equal to ${least}`;
        report({ path, value, kind: "range", constraint });
      }
      if (value > most) {
        const constraint = `Member must have value less than or equal to ${most}`;
        report({ path, value, kind: "range", constraint });
      }
      return value;
    },
  };
}

/** An instant: seconds since 1970 in JSON 1.1, read as milliseconds. */
export function instant(): Shape<number> {
  return {
    read(value) {
      if (typeof value !== "number" || !Number.isFinite(value)) {
        throw serializationError(`${typeof value} can not be converted to a Timestamp`);
      }
      return Math.round(value * 1000);
    },
  };
}

/** Any JSON value (a document member). */
export function anything(): Shape<unknown> {
  return { read: (value) => value };
}

/** A list. */
export function list<T>(member: Shape<T>, limits: { min?: number; max?: number } = {}): Shape<T[]> {
  return {
    read(value, path, report) {
      if (!Array.isArray(value)) throw serializationError("Expected a list");
      if (value.length < (limits.min ?? 0) || value.length > (limits.max ?? Number.POSITIVE_INFINITY)) {
        const bound =
          value.length < (limits.min ?? 0)
            ? `greater than or equal to ${limits.min}`
            : `less than or equal to ${limits.max}`;
        report({ path, value: "[…]", kind: "length", constraint: `Member must have length ${bound}` });
      }
      return value.map((one, index) => member.read(one, `${path}.${index + 1}.member`, report));
    },
  };
}

/** A member that may be absent (or null, which AWS takes as absent). */
export function maybe<T>(shape: Shape<T>): Shape<T | undefined> {
  return {
    optional: true,
    read: (value, path, report) =>
      value === undefined || value === null ? undefined : shape.read(value, path, report),
  };
}

/** A structure. Members that the shape does not know are ignored, as AWS does. */
export function structure<M extends Record<string, Shape<unknown>>>(
  members: M,
): Shape<{ [K in keyof M]: Read<M[K]> }> {
  return {
    read(value, path, report) {
      if (typeof value !== "object" || value === null || Array.isArray(value)) throw serializationError();
      const given = value as Record<string, unknown>;
      const read: Record<string, unknown> = {};
      for (const [name, shape] of Object.entries(members)) {
        const own = Object.hasOwn(given, name) ? given[name] : undefined;
        const memberPath = `${path === "" ? "" : `${path}.`}${name.charAt(0).toLowerCase()}${name.slice(1)}`;
        if ((own === undefined || own === null) && !shape.optional) {
          report({ path: memberPath, value: null, kind: "missing", constraint: "Member must not be null" });
        } else {
          read[name] = shape.read(own, memberPath, report);
        }
      }
      return read as { [K in keyof M]: Read<M[K]> };
    },
  };
}

/** Words violations as AWS does: `2 validation errors detected: Value … at 'x' failed to satisfy …`. */
export function wordViolations(violations: readonly Violation[]): string {
  const each = violations.map(({ path, value, constraint }) => {
    const shown = value === null ? "null" : `'${String(value).slice(0, 200)}'`;
    return `Value ${shown} at '${path}' failed to satisfy constraint: ${constraint}`;
  });
  return `${each.length} validation error${each.length === 1 ? "" : "s"} detected: ${each.join("; ")}`;
}
