// What a bench is: a question about how well Catraca does, answered by one number against a floor.

/** The answer. `ratio` is value / floor; `passed` whether the bench's own limits are kept. */
export interface Answer {
  value: number;
  unit: string;
  floor: number;
  ratio: number;
  passed: boolean;
}

/** One file of this folder exports one `bench`. */
export interface Bench {
  /** one line on what it measures */
  about: string;
  run(): Promise<Answer>;
}
