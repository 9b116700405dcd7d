/** What next-intl knows of one request: language, texts, time zone and the server's now. */
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { formats } from "./formats";
import { chooseLocale, localeCookie } from "./locales";
import { messages } from "./messages";
import { chooseTimeZone, timeZoneCookie } from "./time-zone";

export default getRequestConfig(async () => {
  const [jar, head] = await Promise.all([cookies(), headers()]);
  const locale = chooseLocale(jar.get(localeCookie)?.value, head.get("accept-language"));
  const timeZone = chooseTimeZone(jar.get(timeZoneCookie)?.value);
  return { locale, messages: messages[locale], timeZone, now: new Date(), formats };
});
