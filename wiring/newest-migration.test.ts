import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { newestMigration } from "./newest-migration";

it("this build names the newest migration, so that /api/ready notices a schema that is behind", () => {
  const migrations = readdirSync("prisma/migrations").filter((name) => /^\d/.test(name));
  expect(newestMigration).toBe(migrations.sort().at(-1));
});
