import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startIdentityProvider } from "@/sandbox/idp/server";
import { buildWhenStale } from "@/scripts/build/build";
import { freePort } from "@/scripts/embedded/port";
import { type Child, startChild, waitFor } from "@/scripts/stack/child";
import { inherited } from "@/scripts/stack/environment";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";

/** What the image has, and nothing else: no node_modules above, no sources. */
describe("the files that go into the image", () => {
  let home: string;
  let database: TestDatabase;
  let env: NodeJS.ProcessEnv;
  let port: number;
  const children: Child[] = [];

  const start = (name: string, args: string[], cwd = home) => {
    const child = startChild({ name, args, cwd, env, logFile: join(home, `${name}.log`) });
    children.push(child);
    return child;
  };

  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), "catraca-image-"));
    cpSync((await buildWhenStale()).folder, home, { recursive: true, verbatimSymlinks: true });
    database = await createTestDatabase();
    port = await freePort();
    const idp = await startIdentityProvider({
      port: 0,
      spAcsUrl: "http://localhost/acs",
      spEntityId: "urn:test",
    });
    writeFileSync(join(home, "idp.xml"), await (await fetch(idp.metadataUrl)).text());
    await idp.close();
    env = {
      ...inherited(),
      NODE_ENV: "production",
      HOSTNAME: "127.0.0.1",
      PORT: String(port),
      BASE_URL: `http://localhost:${port}`,
      DATABASE_URL: database.databaseUrl,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      QUEUE_URL: database.queueUrl,
      SESSION_SECRET: "0123456789abcdef0123456789abcdef",
      SAML_IDP_METADATA_FILE: join(home, "idp.xml"),
      SAML_SP_ENTITY_ID: "urn:test",
      AWS_REGION: "sa-east-1",
      AWS_ENDPOINT_URL: "http://127.0.0.1:9",
      AWS_ACCESS_KEY_ID: "nobody",
      AWS_SECRET_ACCESS_KEY: "nothing",
      AWS_ACCESS_PORTAL_URL: "https://d-0000000000.awsapps.com/start",
    };
  }, 180_000);

  afterAll(async () => {
    await Promise.all(children.map((child) => child.stop(20_000)));
    await database?.drop();
    rmSync(home, { recursive: true, force: true });
  }, 60_000);

  it("migrate: brings the database up to date and leaves with 0", async () => {
    const child = start("migrate", ["migrate.mjs"]);
    expect([(await child.ended).code, child.tail(1)]).toEqual([0, "The database is up to date."]);
  });

  it("migrate: names a variable that is missing, and leaves with 1", async () => {
    const child = startChild({
      name: "migrate-without",
      args: ["migrate.mjs"],
      cwd: home,
      env: { ...env, MIGRATION_DATABASE_URL: "" },
      logFile: join(home, "without.log"),
    });
    expect((await child.ended).code).toBe(1);
    expect(child.tail()).toBe("The environment variable MIGRATION_DATABASE_URL is missing.");
  });

  it("preflight: says that AWS cannot be reached, and leaves with 2", async () => {
    const child = start("preflight", ["preflight.mjs"]);
    expect((await child.ended).code).toBe(2);
    expect(child.tail()).toContain("It could not run: Error. connect ECONNREFUSED 127.0.0.1:9");
  });

  it("web: serves pages, their style sheets, and says that it is ready", async () => {
    const web = start("web", ["server.js"], join(home, "web"));
    const base = `http://127.0.0.1:${port}`;
    await waitFor(web, `${base}/api/ready`, 30_000);
    const page = await (await fetch(`${base}/login`)).text();
    const style = page.match(/href="(\/_next\/static\/[^"]+\.css[^"]*)"/)?.[1];
    expect(style).toBeDefined();
    expect((await fetch(base + style)).status).toBe(200);
    // Next leaves by itself with 128 + SIGTERM; null would mean that it had to be killed.
    expect((await web.stop()).code).toBe(143);
  });

  it("worker: gets ready, and leaves with 0 when told to", async () => {
    const worker = start("worker", ["worker.mjs"]);
    await worker.ready;
    expect((await worker.stop()).code).toBe(0);
  });
});
