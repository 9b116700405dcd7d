// The outside failed. Adapters throw faults and nothing else; what they wrap never reaches a browser.

/** Whether what was asked may have happened all the same; `unclear`: it was answered, so it will not arrive later on. */
export type Effect = "none" | "unclear" | "unknown";

export class Fault extends Error {
  override readonly name = "Fault";

  constructor(
    /** "later": the same call may succeed. "never": it will not until somebody changes something. */
    readonly retry: "later" | "never",
    readonly effect: Effect,
    /** A short code for logs and the ledger, such as AWS's error name. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Trips when the code is wrong, never when the world is. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${message}`);
}
