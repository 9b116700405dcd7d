// What an installation on this machine remembers between its starts: secrets and the ports it had.

import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Made at the first start; deleting the folder makes new ones. */
export interface Settings {
  sessionSecret: string;
  actionsKey: string;
  ownerPassword: string;
  runtimePassword: string;
  ports: { postgres?: number; sandbox?: number; idp?: number };
}

/** Reads the settings of `folder`, making what is missing. */
export function readSettings(folder: string): Settings {
  const file = join(folder, "settings.json");
  const known: Partial<Settings> = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  const secret = () => randomBytes(32).toString("base64url");
  return {
    sessionSecret: known.sessionSecret ?? secret(),
    actionsKey: known.actionsKey ?? randomBytes(32).toString("base64"),
    ownerPassword: known.ownerPassword ?? secret(),
    runtimePassword: known.runtimePassword ?? secret(),
    ports: known.ports ?? {},
  };
}

/** Remembers the settings in `folder`, readable by its owner alone. */
export function writeSettings(folder: string, settings: Settings): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "settings.json"), `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
}
