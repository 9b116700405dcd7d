// A Chromium or Chrome of this machine, for the end-to-end tests and for measuring pages.

import { existsSync } from "node:fs";
import { findProgram, installWithApt } from "@/scripts/embedded/programs";
import { Trouble } from "@/scripts/trouble";

const NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The browser to drive: CHROMIUM when set, an installed one, else Debian's where we may install it. */
export function requireBrowser(): string {
  const named = process.env.CHROMIUM;
  if (named && !existsSync(named)) throw new Trouble(`CHROMIUM names ${named}, which is not there.`);
  const found = named ?? findProgram(NAMES) ?? installWithApt("chromium", NAMES);
  if (found) return found;
  throw new Trouble(
    'The tests in a browser need Chromium or Chrome: install it ("apt-get install chromium"), or name it in CHROMIUM.',
  );
}

/** What Chromium must be told here: as root it runs only without its sandbox. */
export function browserArguments(): string[] {
  return process.getuid?.() === 0 ? ["--no-sandbox", "--disable-dev-shm-usage"] : ["--disable-dev-shm-usage"];
}
