/** The address of the same list with something changed: how lists keep their state. Pure. */

/** What a page gets as its (awaited) `searchParams`. */
export type Search = Record<string, string | string[] | undefined>;

/** `path` with the search's parameters, some of them replaced; undefined or "" takes one out. */
export function addressWith(
  path: string,
  search: Search,
  changes: Record<string, string | number | undefined>,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...search, ...changes })) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== "") parameters.append(name, String(one));
    }
  }
  const query = parameters.toString();
  return query ? `${path}?${query}` : path;
}
