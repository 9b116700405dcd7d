// Work on many things with a bound on how many at once.

/** Yields results as they come, in any order; at most `width` are under way. What `work` throws is thrown. */
export async function* severalAtOnce<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running = new Map<number, Promise<{ index: number; result: Result }>>();
  let next = 0;
  while (next < items.length || running.size > 0) {
    while (next < items.length && running.size < width) {
      const index = next++;
      running.set(
        index,
        work(items[index] as Item).then((result) => ({ index, result })),
      );
    }
    const { index, result } = await Promise.race(running.values());
    running.delete(index);
    yield result;
  }
}
