// A browser without a window and without scripts: what Catraca must work with at the least.

import { Trouble } from "@/scripts/trouble";
import { Cookies } from "@/scripts/walk/cookies";
import { type Form, Page } from "@/scripts/walk/page";

/** What to fill in: a value, several for one name, or undefined to leave the field out. */
export type Filling = Record<string, string | readonly string[] | undefined>;

const MOST_REDIRECTS = 12;

/** One person's browser: their cookies, and pages fetched one after the other, each within `patienceMs`. */
export class Browser {
  readonly cookies = new Cookies();

  constructor(
    readonly language = "en",
    private readonly patienceMs = 300_000,
  ) {}

  /** Opens an address, following redirects. */
  get(url: string | URL): Promise<Page> {
    return this.follow({ url: new URL(url), method: "GET" });
  }

  /** Follows a link of a page. */
  click(page: Page, path: RegExp): Promise<Page> {
    return this.follow({ url: page.link(path), method: "GET", fromOrigin: page.url.origin });
  }

  /** Fills in and sends the form `data-form="name"` of a page. `button` presses the one with that value. */
  submit(page: Page, name: string, filling: Filling = {}, button?: string): Promise<Page> {
    const form = page.form(name, button);
    const kept = form.fields.filter(([field]) => !(field in filling));
    const filled = Object.entries(filling).flatMap(([field, value]) =>
      value === undefined ? [] : [value].flat().map((one): [string, string] => [field, one]),
    );
    return this.send({ ...form, fields: [...kept, ...filled] }, page.url.origin);
  }

  /** Sends a form as it is, from a page of `fromOrigin`. */
  send({ url, method, multipart, fields }: Form, fromOrigin: string): Promise<Page> {
    if (method === "GET") {
      const asked = new URL(url);
      asked.search = new URLSearchParams(fields).toString();
      return this.follow({ url: asked, method, fromOrigin });
    }
    return this.follow({
      url,
      method,
      fromOrigin,
      body: multipart ? multipartBody(fields) : new URLSearchParams(fields),
    });
  }

  private async follow(first: Step): Promise<Page> {
    let step = first;
    for (let count = 0; count < MOST_REDIRECTS; count += 1) {
      const answer = await this.fetch(step);
      const location = answer.headers.get("location");
      if (answer.status < 300 || answer.status >= 400 || !location) {
        return new Page(step.url, answer.status, await answer.text());
      }
      await answer.body?.cancel();
      // The site that a chain of redirects began at stays the one that asks.
      const { fromOrigin } = step;
      const url = new URL(location, step.url);
      const repeats = (answer.status === 307 || answer.status === 308) && step.method === "POST";
      step = repeats ? { ...step, url } : { url, method: "GET", ...(fromOrigin ? { fromOrigin } : {}) };
    }
    throw new Trouble(`${first.url.pathname} redirects without end, last to ${step.url.pathname}.`);
  }

  private async fetch(step: Step): Promise<Response> {
    const cookie = this.cookies.headerFor(step);
    const answer = await fetch(step.url, {
      method: step.method,
      redirect: "manual",
      signal: AbortSignal.timeout(this.patienceMs),
      headers: {
        accept: "text/html",
        "accept-language": this.language,
        ...(cookie ? { cookie } : {}),
        ...(step.method === "POST" && step.fromOrigin ? { origin: step.fromOrigin } : {}),
      },
      ...(step.body ? { body: step.body } : {}),
    });
    this.cookies.take(step.url, answer.headers.getSetCookie());
    return answer;
  }
}

interface Step {
  url: URL;
  method: "GET" | "POST";
  fromOrigin?: string;
  body?: FormData | URLSearchParams;
}

function multipartBody(fields: Form["fields"]): FormData {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  return body;
}
