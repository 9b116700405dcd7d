import { expect, it } from "vitest";
import { readForm } from "./read-form";

const address = "http://localhost/api/saml/acs";

it("reads a form", async () => {
  const body = new URLSearchParams({ SAMLResponse: "a+b=" });
  const form = await readForm(new Request(address, { method: "POST", body }));
  expect(form?.get("SAMLResponse")).toBe("a+b=");
});

it.each([
  ["a larger one", new URLSearchParams({ SAMLResponse: "A".repeat(600_000) }), undefined],
  ["JSON", "{}", "application/json"],
  ["a multipart form", new FormData(), undefined],
  ["text", "SAMLResponse=a", undefined],
])("takes no %s", async (_, body, type) => {
  const headers: Record<string, string> = type === undefined ? {} : { "content-type": type };
  expect(await readForm(new Request(address, { method: "POST", body, headers }))).toBeUndefined();
});

it("takes no post without a body", async () => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  expect(await readForm(new Request(address, { method: "POST", headers }))).toBeUndefined();
});
