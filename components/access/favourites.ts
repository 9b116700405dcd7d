/** Favourite targets, kept in a cookie so that the server can put them first. Pure but for the writing. */

export const favouritesCookie = "favourites";

/** A cookie holds some 4 kB; nobody stars more than this. */
const atMost = 40;

/** What stands in the cookie for a target; names of permission sets hold no "/" and no space. */
export function favouriteKey(accountId: string, permissionSetName: string): string {
  return `${accountId}/${permissionSetName}`;
}

/** The favourites of a cookie's (decoded) text; nonsense is left out. */
export function readFavourites(text: string | undefined): string[] {
  return (text ?? "")
    .split(" ")
    .filter((key) => /^\d{12}\/[\w+=,.@-]{1,32}$/.test(key))
    .slice(0, atMost);
}

/** Put in front, or taken out. */
export function toggled(favourites: readonly string[], key: string): string[] {
  if (favourites.includes(key)) return favourites.filter((each) => each !== key);
  return [key, ...favourites].slice(0, atMost);
}

/** Sets the cookie in the browser, for a year. */
export function rememberFavourites(favourites: readonly string[]): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${favouritesCookie}=${encodeURIComponent(favourites.join(" "))}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
