/** How a length of time is written; the same in every language of ours. Pure. */

/** "45 s", "3 min 20 s", "41 min", "1 h 30 min", "2 d 4 h": at most two units, the small one only where it counts. */
export function writtenLength(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 600) return joined(Math.floor(whole / 60), "min", whole % 60, "s");
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 24 * 60) return joined(Math.floor(minutes / 60), "h", minutes % 60, "min");
  const hours = Math.round(minutes / 60);
  return joined(Math.floor(hours / 24), "d", hours % 24, "h");
}

/** Minutes as people ask for them: "60" is "1 h". */
export function writtenMinutes(minutes: number): string {
  return writtenLength(minutes * 60);
}

function joined(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}
