// What a start shows: one calm line for each step, with its time.

const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code: number, text: string) => (colours ? `\u001b[${code}m${text}\u001b[0m` : text);

/** Emphasis where the terminal has it. */
export const bold = (text: string) => paint(1, text);
/** What may be overlooked. */
export const dim = (text: string) => paint(2, text);
/** What is well. */
export const green = (text: string) => paint(32, text);
/** What is not. */
const red = (text: string) => paint(31, text);

/** After this a step says that it is being worked on. */
const LONG_MS = 4_000;

/** Tells how work goes. */
export type Progress = <Result>(title: string, work: () => Promise<Result>) => Promise<Result>;

/** Prints a line when a step is done, or has failed, with the seconds it took. */
export const printed: Progress = async (title, work) => {
  const began = performance.now();
  const seconds = () => dim(`${((performance.now() - began) / 1000).toFixed(1)} s`);
  const long = setTimeout(() => console.log(`  ${dim(`… ${title}: this takes a moment`)}`), LONG_MS);
  try {
    const result = await work();
    console.log(`  ${green("✓")} ${title} ${seconds()}`);
    return result;
  } catch (error) {
    console.log(`  ${red("✗")} ${title} ${seconds()}`);
    throw error;
  } finally {
    clearTimeout(long);
  }
};

/** Says nothing. */
export const silent: Progress = (_title, work) => work();
