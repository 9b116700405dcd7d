/** The one source of chance of the sandbox: seeded, so that a run can be repeated. */

/** A stream of chance. Streams of different names do not disturb one another. */
export interface Random {
  /** A number in [0, 1). */
  fraction(): number;
  /** A number in [least, most). */
  between(range: readonly [least: number, most: number]): number;
  /** A number in [least, most) that is mostly small: delays have long tails. */
  mostlySmall(range: readonly [least: number, most: number]): number;
  /** True with the probability given. */
  chance(probability: number): boolean;
  /** One of the things; throws when there is none. */
  pick<T>(things: readonly T[]): T;
  /** As many characters of the alphabet. */
  text(length: number, alphabet?: string): string;
  /** A version-4 UUID. */
  uuid(): string;
  /** A stream of its own, which depends only on the seed and the name. */
  stream(name: string): Random;
}

const HEX = "0123456789abcdef";

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

/** Makes the stream of a seed (mulberry32: small, quick, good enough for a play). */
export function seededRandom(seed: string | number): Random {
  let state = hash(String(seed));
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const text = (length: number, alphabet = HEX) =>
    Array.from({ length }, () => alphabet[Math.floor(fraction() * alphabet.length)]).join("");
  return {
    fraction,
    between: ([least, most]) => least + fraction() * (most - least),
    mostlySmall: ([least, most]) => least + fraction() ** 3 * (most - least),
    chance: (probability) => fraction() < probability,
    pick(things) {
      const thing = things[Math.floor(fraction() * things.length)];
      if (thing === undefined) throw new Error("there is nothing to pick from");
      return thing;
    },
    text,
    uuid: () => `${text(8)}-${text(4)}-4${text(3)}-${text(1, "89ab")}${text(3)}-${text(12)}`,
    stream: (name) => seededRandom(`${seed}/${name}`),
  };
}
