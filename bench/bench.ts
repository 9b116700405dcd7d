// What a bench is: a question about how well Catraca does, answered by one number against a floor.

/** The answer. `ratio` is value / floor; `passed` whether the bench's own limits are kept; `facts` go into the JSON too. */
export interface Answer {
  value: number;
  unit: string;
  floor: number;
  ratio: number;
  passed: boolean;
  facts?: Readonly<Record<string, unknown>>;
}

/** One file of this folder exports one `bench`. */
export interface Bench {
  /** one line on what it measures */
  about: string;
  /** `flags` are those of the command line, after the bench's name */
  run(flags: string[]): Promise<Answer>;
}

/** A number with so many digits after the point. */
export function rounded(number: number, digits = 3): number {
  return Math.round(number * 10 ** digits) / 10 ** digits;
}
