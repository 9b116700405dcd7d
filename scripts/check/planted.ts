// A small house with lawful imports, and one violation for each rule of the import table.

/** A file to plant; `rule` is the one that it must trip, none for the other half of a pair. */
export interface Planted {
  file: string;
  source: string;
  rule?: string;
}

const imports = (...specifiers: string[]) =>
  specifiers
    .map((specifier, index) => `import * as m${index} from "${specifier}";\nvoid m${index};\n`)
    .join("");

const bad = (rule: string, file: string, ...specifiers: string[]): Planted => ({
  rule,
  file,
  source: imports(...specifiers),
});

/** What the table allows: none of these may be refused, else a rule that refuses everything would pass. */
export const lawful: Planted[] = [
  { file: "core/grant/types.ts", source: "export type Grant = { id: string };\n" },
  {
    file: "core/grant/ports.ts",
    source: 'import type { Grant } from "./types";\nexport interface Grants { one(): Grant }\n',
  },
  {
    file: "core/grant/end.ts",
    source: 'import type { Grants } from "./ports";\nexport const end = (grants: Grants) => grants.one();\n',
  },
  { file: "core/grant/end.test.ts", source: imports("vitest", "./end") },
  { file: "adapters/postgres/grants.ts", source: imports("pg", "@prisma/client", "@/core/grant/types") },
  { file: "adapters/queue/queue.ts", source: imports("bullmq", "ioredis", "pg", "@/core/grant/types") },
  { file: "adapters/aws/read.ts", source: imports("@aws-sdk/client-cloudtrail") },
  { file: "adapters/metrics/expose.ts", source: imports("prom-client", "@/core/grant/types") },
  { file: "adapters/saml/read.ts", source: imports("@node-saml/node-saml") },
  {
    file: "adapters/postgres/grants.int.test.ts",
    source: imports("vitest", "@/scripts/tool", "@/sandbox/server", "bullmq"),
  },
  { file: "wiring/env.ts", source: imports("zod") },
  { file: "wiring/web.ts", source: imports("@/adapters/postgres/grants", "@/core/grant/end", "./env") },
  { file: "wiring/worker.ts", source: imports("@/adapters/queue/queue", "./env") },
  { file: "components/ui/button.tsx", source: imports("react", "next/link", "@/core/grant/types") },
  {
    file: "app/page.tsx",
    source: imports(
      "react",
      "next/navigation",
      "@/wiring/web",
      "@/components/ui/button",
      "@/core/grant/types",
    ),
  },
  { file: "worker/main.ts", source: imports("@/wiring/worker", "@/core/grant/end") },
  { file: "sandbox/server.ts", source: imports("node:http") },
  {
    file: "scripts/tool.ts",
    source: imports("@/wiring/web", "@/sandbox/server", "esbuild", "@aws-sdk/client-sso-admin"),
  },
  { file: "bench/tool.ts", source: imports("@/scripts/tool") },
  { file: "e2e/tool.ts", source: imports("@/scripts/tool", "@playwright/test") },
];

/** What the table forbids, row by row. */
export const planted: Planted[] = [
  bad("core-imports-core", "core/grant/bad-adapter.ts", "@/adapters/postgres/grants"),
  bad("core-imports-core", "core/grant/bad-wiring.ts", "@/wiring/web"),
  bad("core-imports-core", "core/grant/bad-component.ts", "@/components/ui/button"),
  bad("core-takes-no-packages", "core/grant/bad-package.ts", "zod"),
  bad("adapter-imports-itself-and-core", "adapters/saml/bad-sibling.ts", "@/adapters/postgres/grants"),
  bad("adapter-imports-itself-and-core", "adapters/saml/bad-wiring.ts", "@/wiring/env"),
  bad("wiring-imports-adapters-and-core", "wiring/bad-component.ts", "@/components/ui/button"),
  bad("wiring-imports-adapters-and-core", "wiring/bad-worker.ts", "@/worker/main"),
  bad("app-imports-wiring-web", "app/bad-adapter.ts", "@/adapters/postgres/grants"),
  bad("app-imports-wiring-web", "app/bad-wiring.ts", "@/wiring/worker"),
  bad("app-and-components-take-no-verbs", "app/bad-verb.ts", "@/core/grant/end"),
  bad("app-and-components-take-no-verbs", "components/bad-verb.ts", "@/core/grant/end"),
  bad("app-and-components-take-no-verbs", "components/bad-port.ts", "@/core/grant/ports"),
  bad("components-import-core", "components/bad-wiring.ts", "@/wiring/web"),
  bad("components-import-core", "components/bad-adapter.ts", "@/adapters/postgres/grants"),
  bad("worker-imports-wiring-worker", "worker/bad-adapter.ts", "@/adapters/queue/queue"),
  bad("worker-imports-wiring-worker", "worker/bad-web.ts", "@/wiring/web"),
  bad("sandbox-imports-itself", "sandbox/bad-core.ts", "@/core/grant/types"),
  bad("sandbox-imports-itself", "sandbox/bad-script.ts", "@/scripts/tool"),
  bad("nothing-imports-tools", "adapters/saml/bad-sandbox.ts", "@/sandbox/server"),
  bad("nothing-imports-tools", "wiring/bad-script.ts", "@/scripts/tool"),
  bad("nothing-imports-tools", "worker/bad-bench.ts", "@/bench/tool"),
  bad("nothing-imports-tools", "app/bad-e2e.ts", "@/e2e/tool"),
  bad("nothing-imports-int-tests", "scripts/bad-test.ts", "@/adapters/postgres/grants.int.test"),
  bad("prisma-lives-in-postgres", "wiring/bad-prisma.ts", "@prisma/client"),
  bad("pg-lives-in-postgres-and-queue", "worker/bad-pg.ts", "pg"),
  bad("bullmq-lives-in-queue", "worker/bad-bullmq.ts", "bullmq"),
  bad("bullmq-lives-in-queue", "wiring/bad-ioredis.ts", "ioredis"),
  bad("prometheus-lives-in-metrics", "wiring/bad-prometheus.ts", "prom-client"),
  bad("saml-lives-in-saml", "app/bad-saml.ts", "@node-saml/node-saml"),
  bad("aws-lives-in-its-adapters", "wiring/bad-aws.ts", "@aws-sdk/client-sso-admin"),
  bad("aws-lives-in-its-adapters", "adapters/saml/bad-aws.ts", "@aws-sdk/client-sts"),
  bad("aws-lives-in-its-adapters", "sandbox/bad-aws.ts", "@aws-sdk/client-sso-admin"),
  bad("next-lives-in-app", "worker/bad-next.ts", "next/server"),
  bad("product-takes-no-dev-packages", "wiring/bad-dev.ts", "vitest"),
  bad("no-cycles", "wiring/bad-cycle.ts", "./bad-cycle-other"),
  { file: "wiring/bad-cycle-other.ts", source: imports("./bad-cycle") },
  bad("no-unresolved", "wiring/bad-name.ts", "./nowhere"),
];
