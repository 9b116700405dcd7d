import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { routes } from "@/bench/routes";

/** Its finding has to be made first; e2e/drift.spec.ts plays it. */
const apart = "/security/drift/[id]";

it("has every page of the portal", () => {
  const pages = readdirSync("app", { recursive: true })
    .map(String)
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file}`.replace(/\/\([^)]+\)/g, "").replace(/\/page\.tsx$/, ""))
    .filter((path) => path !== "" && path !== apart); // the first page only leads on to another
  const known = new Set(routes.map(({ path }) => path.replace(/\[\w+\]/g, "[id]")));
  expect(pages.filter((path) => !known.has(path))).toEqual([]);
});
