// Who may import whom. The table is in docs (the house); `npm run check` proves that each rule bites.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Tests against real parts may import anything; unit tests keep their folder's rules, and may use test tools. */
const INT_TEST = "\\.int\\.test\\.tsx?$";
const TEST = "\\.(test|contract)\\.tsx?$";

/** The portal as Next sees it: pages, and the few files that Next wants at the root. */
const APP = "^(app/|i18n/|proxy\\.ts$|instrumentation(-node)?\\.ts$|instrumentation-client\\.ts$)";
const PRODUCT = `(${APP}|^(components|core|adapters|wiring|worker)/)`;
const TOOLS = "^(e2e|bench|scripts)/";
const OURS = "^(app|i18n|components|core|adapters|wiring|worker|sandbox|e2e|bench|scripts)/";

const npm = (...names) => `(^|/)node_modules/(${names.join("|")})/`;

/** A verb of core is a module that takes ports: pages and components must go through wiring/web to reach it. */
function verbsOfCore(folder = "core") {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => file.endsWith(".ts") && !/(test|views|types)\.ts$/.test(file))
    .filter(
      (file) =>
        /\/ports\.ts$/.test(file) || /from "(\.{1,2}|@\/core).*\/ports"/.test(readFileSync(file, "utf8")),
    );
}

const verbs = verbsOfCore().map((file) => file.replaceAll(".", "\\."));

const only = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: INT_TEST },
  to: { path: OURS, pathNot: allowed },
});

const home = (name, packages, folders) => ({
  name,
  comment: `${packages.join(", ")} has one home: ${folders}`,
  severity: "error",
  from: { path: `${PRODUCT}|^sandbox/`, pathNot: [folders, INT_TEST] },
  to: { path: npm(...packages) },
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    only("core-imports-core", "core: core alone", "^core/", ["^core/"]),
    only("adapter-imports-itself-and-core", "an adapter: itself and core", "^adapters/([^/]+)/", [
      "^adapters/$1/",
      "^core/",
    ]),
    only("wiring-imports-adapters-and-core", "wiring: adapters and core", "^wiring/", [
      "^(wiring|adapters|core)/",
    ]),
    only("app-imports-wiring-web", "app: wiring/web, components, core", APP, [
      "^(app|i18n|components|core)/",
      "^wiring/(web|sign-in)\\.ts$",
    ]),
    only(
      "components-import-core",
      "components: components and core, and the messages' names",
      "^components/",
      ["^(components|core|i18n)/"],
    ),
    only("worker-imports-wiring-worker", "worker: wiring/worker and core", "^worker/", [
      "^(worker|core)/",
      "^wiring/worker\\.ts$",
    ]),
    only("sandbox-imports-itself", "sandbox: itself", "^sandbox/", ["^sandbox/"]),
    {
      name: "app-and-components-take-no-verbs",
      comment: "pages and components know core's types and pure rules; its verbs come through wiring/web",
      severity: "error",
      from: { path: `${APP}|^components/`, pathNot: INT_TEST },
      to: {
        path: verbs.length ? `^(${verbs.join("|")})$` : "^core/no-verbs-yet$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "nothing-imports-tools",
      comment: "e2e, bench, scripts and the sandbox are never part of the product",
      severity: "error",
      from: { path: PRODUCT, pathNot: INT_TEST },
      to: { path: `${TOOLS}|^sandbox/` },
    },
    {
      name: "nothing-imports-int-tests",
      severity: "error",
      from: {},
      to: { path: INT_TEST },
    },
    home("prisma-lives-in-postgres", ["@prisma", "prisma"], "^adapters/postgres/"),
    home("pg-lives-in-postgres-and-queue", ["pg"], "^adapters/(postgres|queue)/"),
    home("bullmq-lives-in-queue", ["bullmq", "ioredis"], "^adapters/queue/"),
    home("prometheus-lives-in-metrics", ["prom-client"], "^adapters/metrics/"),
    home("saml-lives-in-saml", ["@node-saml"], "^adapters/saml/"),
    home("aws-lives-in-its-adapters", ["@aws-sdk"], `^adapters/aws/|^sandbox/.*${TEST}`),
    home(
      "next-lives-in-app",
      ["next", "next-auth", "react", "react-dom"],
      `${APP}|^components/|^wiring/(sign-in|next-auth)\\.ts$`,
    ),
    {
      name: "core-takes-no-packages",
      comment: "core is plain TypeScript: no SDK, no framework",
      severity: "error",
      from: { path: "^core/", pathNot: [TEST, INT_TEST] },
      to: { dependencyTypes: ["npm", "npm-dev", "npm-optional", "npm-peer", "npm-no-pkg"] },
    },
    {
      name: "product-takes-no-dev-packages",
      severity: "error",
      from: { path: PRODUCT, pathNot: [TEST, INT_TEST] },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-cycles",
      comment: "no module needs itself; a type that is only looked up does not count",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "no-unresolved",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^adapters/postgres/generated/" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
