// The cookies of one browser, sent as a careful browser would: Lax ones not with a post from another site.

interface Cookie {
  name: string;
  value: string;
  path: string;
  sameSite: "lax" | "strict" | "none";
}

/** What is being asked for, and from where: `fromOrigin` is undefined for an address typed by hand. */
export interface Request {
  url: URL;
  method: "GET" | "POST";
  fromOrigin?: string;
}

/**
 * A jar by origin. Ports of one host count as different sites, which a browser does not do: so the identity
 * provider on another port is as foreign as it would be in earnest, and no cookie crosses by accident.
 */
export class Cookies {
  private readonly byOrigin = new Map<string, Cookie[]>();

  /** Takes the `Set-Cookie` headers of an answer from `url`. */
  take(url: URL, headers: readonly string[]): void {
    for (const header of headers) this.takeOne(url, header);
  }

  /** The `Cookie` header for a request, undefined when there is nothing to send. */
  headerFor({ url, method, fromOrigin }: Request): string | undefined {
    const isForeign = fromOrigin !== undefined && fromOrigin !== url.origin;
    const sent = (this.byOrigin.get(url.origin) ?? [])
      .filter(
        ({ path }) =>
          url.pathname === path || url.pathname.startsWith(path.endsWith("/") ? path : `${path}/`),
      )
      .filter(({ sameSite }) => {
        if (!isForeign || sameSite === "none") return true;
        return sameSite === "lax" && method === "GET";
      });
    return sent.length ? sent.map(({ name, value }) => `${name}=${value}`).join("; ") : undefined;
  }

  /** All cookies of an origin, to go on in another browser. */
  of(origin: string): { name: string; value: string }[] {
    return (this.byOrigin.get(origin) ?? []).map(({ name, value }) => ({ name, value }));
  }

  private takeOne(url: URL, header: string): void {
    const [pair = "", ...attributes] = header.split(";").map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf("="));
    const value = pair.slice(pair.indexOf("=") + 1);
    const read = (key: string) =>
      attributes.find((one) => one.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const jar = (this.byOrigin.get(url.origin) ?? []).filter((cookie) => cookie.name !== name);
    const maxAge = read("max-age");
    const expires = read("expires");
    const isGone =
      (maxAge !== undefined && Number(maxAge) <= 0) ||
      (expires !== undefined && Date.parse(expires) <= Date.now());
    const sameSite = (read("samesite")?.toLowerCase() ?? "lax") as Cookie["sameSite"];
    if (!isGone) jar.push({ name, value, path: read("path") ?? "/", sameSite });
    this.byOrigin.set(url.origin, jar);
  }
}
