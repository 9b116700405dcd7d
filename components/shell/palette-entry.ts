/**
 * What the palette shows, and what its search answers: GET `searchAddress`?q=… gives
 * `{ "accounts": PaletteEntry[], "people": PaletteEntry[] }`, only what the person may see, at most some ten each.
 */

/** One place to go. `detail`: an account id, a user name. */
export interface PaletteEntry {
  label: string;
  detail?: string;
  href: string;
}

/** What the search found. */
export interface PaletteFindings {
  accounts: readonly PaletteEntry[];
  people: readonly PaletteEntry[];
}
