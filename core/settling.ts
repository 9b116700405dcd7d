// How settling goes on: steps are begun one after the other, and carried out side by side.

/** What was due: nothing before so many milliseconds (null: nothing at all), or a step that is `done` once recorded. */
export type Settling =
  | { readonly due: false; readonly nextInMs: number | null }
  | { readonly due: true; readonly done: Promise<void> };

/** Takes one step after the other, each to its end, until nothing is due. What breaks goes to `onTrouble`. */
export async function settleAll(
  next: () => Promise<Settling>,
  onTrouble: (error: unknown) => void,
): Promise<number> {
  for (let steps = 0; ; steps += 1) {
    try {
      const settling = await next();
      if (!settling.due) return steps;
      await settling.done;
    } catch (error) {
      onTrouble(error);
    }
  }
}
