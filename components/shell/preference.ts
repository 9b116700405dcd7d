/** The visitor's choices, kept in cookies: language, theme, time zone. */

/** Where a link without JavaScript asks the proxy to set a choice; it answers with a redirect back. */
export function preferenceAddress(name: "locale" | "theme", value: string): string {
  return `/preferences?${name}=${encodeURIComponent(value)}`;
}

/** Sets the cookie in the browser, for a year. */
export function rememberPreference(name: "locale" | "theme" | "timeZone", value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=31536000; SameSite=Lax`;
}
