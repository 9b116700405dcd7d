// An admin checks AWS: the demo runs with the policies of deploy/ and nothing more, so all must be well.

import { expect, test } from "@playwright/test";
import { device } from "./devices";
import { asQuickly } from "./quickly";
import { wordsOf } from "./words";

for (const locale of ["en", "pt-BR"] as const) {
  test(`an admin checks AWS and all is well (${locale})`, async ({ browser }) => {
    const t = wordsOf(locale);
    const gabi = await asQuickly(browser, "gabi", "/admin/preflight", device(locale, 390));
    await gabi.getByRole("button", { name: t("preflight.check") }).click();
    await expect(gabi.getByText(t("preflight.well"), { exact: true })).toBeVisible({ timeout: 45_000 });
    await expect(gabi.getByText(t("preflight.wellBody"), { exact: true })).toBeVisible();
    await expect(gabi.locator("[data-finding]")).toHaveCount(0);
    await expect(gabi.getByText("arn:aws:iam::200000000002:user/sandbox")).toBeVisible();
    await gabi.context().close();
  });
}

test("nobody but admins has that page, or can have AWS checked", async ({ browser }) => {
  const ana = await asQuickly(browser, "ana");
  expect((await ana.goto("/admin/preflight"))?.status()).toBe(404);
  expect((await ana.request.post("/api/v1/preflight")).status()).toBe(404);
  await ana.context().close();
  const nobody = await asQuickly(browser, "");
  expect((await nobody.request.post("/api/v1/preflight")).status()).toBe(401);
  await nobody.context().close();
});

test("a check can be stopped, and begun again at once", async ({ browser }) => {
  const t = wordsOf("en");
  const gabi = await asQuickly(browser, "gabi", "/admin/preflight");
  await gabi.getByRole("button", { name: t("preflight.check") }).click();
  await gabi.getByRole("button", { name: t("preflight.stop") }).click();
  await expect(gabi.getByText(t("preflight.stopped"), { exact: true })).toBeVisible();
  await gabi.getByRole("button", { name: t("preflight.again") }).click();
  await expect(gabi.getByText(t("preflight.checking"), { exact: true })).toBeVisible();
  await expect(gabi.getByText(t("preflight.well"), { exact: true })).toBeVisible({ timeout: 45_000 });
  await gabi.context().close();
});
