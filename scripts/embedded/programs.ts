// Programs of this machine that npm cannot bring: found on the PATH, or fetched from Debian where we may.

import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, isAbsolute, join } from "node:path";

/** The first of `names` that can be run: an absolute path, or a name looked up on the PATH. */
export function findProgram(names: string[]): string | undefined {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"].filter(
    Boolean,
  );
  const places = names.flatMap((name) =>
    isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name)),
  );
  return places.find(canRun);
}

/** Installs Debian's package when we are root and apt is here; returns the program it brought, else undefined. */
export function installWithApt(debianPackage: string, programs: string[]): string | undefined {
  if (process.getuid?.() !== 0 || !findProgram(["apt-get"])) return undefined;
  console.log(`Installing ${debianPackage} with apt …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const install = ["install", "-y", "-q", "--no-install-recommends", debianPackage];
  const quiet = { env, stdio: "ignore" as const };
  if (spawnSync("apt-get", install, quiet).status !== 0) {
    spawnSync("apt-get", ["update", "-q"], quiet);
    spawnSync("apt-get", install, quiet);
  }
  return findProgram(programs);
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
