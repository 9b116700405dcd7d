// The processes beside the portal, each bundled into one file that runs without node_modules.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** Entry points by the name of the file they become. */
const ENTRIES: Record<string, string> = {
  worker: "worker/main.ts",
  migrate: "wiring/migrate.ts",
  rules: "wiring/rules.ts",
  preflight: "wiring/preflight.ts",
};

/** Packages of the bundle are partly CommonJS and call `require`, which an ES module has to make for itself. */
const BANNER = "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);";

/** Bundles every process into `folder`. */
export async function bundle(folder: string): Promise<void> {
  const entryPoints = Object.fromEntries(Object.entries(ENTRIES).filter(([, file]) => existsSync(file)));
  await build({
    entryPoints,
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    target: "node20",
    format: "esm",
    banner: { js: BANNER },
    external: ["pg-native"],
    sourcemap: "linked",
    logLevel: "error",
    absWorkingDir: join(import.meta.dirname, "../.."),
  });
}
