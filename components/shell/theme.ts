/** Light or dark. The theme stands on <html> as `data-theme`, from a cookie, so no page flashes. */

/** system: as the visitor's device has it, by CSS alone. */
export const themes = ["system", "light", "dark"] as const;

export type Theme = (typeof themes)[number];

/** The cookie that remembers the choice. */
export const themeCookie = "theme";

/** Whether a text from outside names a theme. */
export function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}
