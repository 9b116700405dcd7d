import { expect, it } from "vitest";
import { isProductionAccount } from "./production";

const plain = { name: "payments", path: "Root/Payments", tags: {} };

it("an environment tag decides, whatever the name says", () => {
  expect(isProductionAccount({ ...plain, tags: { Environment: "production" } })).toBe(true);
  expect(isProductionAccount({ ...plain, name: "x-prod", tags: { env: "development" } })).toBe(false);
});
it("without a tag the path and the name tell", () => {
  expect(isProductionAccount({ ...plain, path: "Root/Payments/Production" })).toBe(true);
  expect(isProductionAccount({ ...plain, name: "payments-data-prod" })).toBe(true);
  expect(isProductionAccount({ ...plain, name: "product-catalogue" })).toBe(false);
  expect(isProductionAccount(plain)).toBe(false);
});
