// People at work in the portal: each has a browser, and all of them go through the balancer to whichever portal lives.

import { Trouble } from "@/scripts/trouble";
import { askForAccess } from "@/scripts/walk/ask";
import { Browser } from "@/scripts/walk/browser";
import type { Page } from "@/scripts/walk/page";
import { trySignIn } from "@/scripts/walk/sign-in";
import type { Wish } from "./plan";

/** A page that takes longer is given up by whoever waits for it. */
const PATIENCE_MS = 12_000;
const TRIES = 3;
const PAUSE_MS = 1_500;

/** The people of a run. What they do throws Trouble when the portal did not let them. */
export class People {
  private readonly browsers = new Map<string, Browser>();
  private readonly baseUrl: string;

  constructor(baseUrl: string) {
    this.baseUrl = baseUrl;
  }

  /** Signs somebody in. */
  async signIn(userName: string): Promise<void> {
    const browser = new Browser("en", PATIENCE_MS);
    const page = await trySignIn(browser, this.baseUrl, userName);
    if (page.url.pathname !== "/access") throw new Trouble(`${userName} could not sign in.`);
    this.browsers.set(userName, browser);
  }

  /**
   * Asks; answers the request's id. Tried again only while the form does not come: whether one that was sent and got no
   * answer was taken nobody knows.
   */
  async ask({ person, accounts, permissionSet, minutes, startsInSeconds }: Wish): Promise<string> {
    const start = startsInSeconds === undefined ? {} : { startedSecondsAgo: -startsInSeconds };
    const wish = { account: accounts, permissionSet, minutes, ...start };
    for (let tries = 1; ; tries += 1) {
      try {
        return await askForAccess(this.browserOf(person), this.baseUrl, wish);
      } catch (error) {
        if (tries === TRIES || !/lacks the form/.test((error as Error).message)) throw error;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }

  /** Approves what was asked, all of it. */
  approve(person: string, requestId: string): Promise<void> {
    return this.fillIn(person, `/approvals/${requestId}`, "approve");
  }

  /** "I'm done" with the first grant of a request that still runs. */
  done(person: string, requestId: string): Promise<void> {
    return this.fillIn(person, `/requests/${requestId}`, "done");
  }

  /** Takes a grant back. */
  revoke(person: string, grantId: string, accountName: string): Promise<void> {
    const reason = "Taken back in a rehearsal.";
    return this.fillIn(person, `/security/live/${grantId}`, "revoke", { reason, accountName });
  }

  /** Opens a page and sends the form on it, again when the portal is away. Without the form there is nothing to do. */
  private async fillIn(
    person: string,
    path: string,
    form: string,
    filling: Record<string, string> = {},
  ): Promise<void> {
    const browser = this.browserOf(person);
    for (let tries = 1; ; tries += 1) {
      try {
        const page = await browser.get(this.baseUrl + path);
        if (page.status >= 500) throw new Trouble(`${path} answered ${page.status}.`);
        if (page.has(form)) refuse(await browser.submit(page, form, filling), path);
        return;
      } catch (error) {
        if (tries === TRIES) throw error;
        await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      }
    }
  }

  private browserOf(userName: string): Browser {
    const browser = this.browsers.get(userName);
    if (!browser) throw new Error(`${userName} has not signed in.`);
    return browser;
  }
}

function refuse(page: Page, path: string): void {
  if (page.status >= 500) throw new Trouble(`${path} answered ${page.status} to its form.`);
}
