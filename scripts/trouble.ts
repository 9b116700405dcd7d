// What goes wrong in a way that a person can mend: told as one sentence, never with a stack.

/** A failure whose message is all that the person at the terminal needs. */
export class Trouble extends Error {
  override name = "Trouble";
}

/** Prints what went wrong and leaves with exit code 1: the sentence of a Trouble, the whole of anything else. */
export function leaveWith(error: unknown): never {
  console.error(error instanceof Trouble ? `\n${error.message}` : error);
  process.exit(1);
}
