// Figures of many measurements, and tables of them.

/** The value below which so much of them lies: 0.5 is the median. NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** Prints rows of a name and values. */
export function table(rows: ReadonlyArray<readonly [name: string, ...values: Array<string | number>]>): void {
  for (const [name, ...values] of rows)
    console.log(`  ${name.padEnd(44)}${values.map((value) => String(value).padStart(14)).join("")}`);
}

/** Seconds for people. */
export function seconds(ms: number): string {
  return Number.isNaN(ms) ? "–" : `${(ms / 1000).toFixed(3)} s`;
}
