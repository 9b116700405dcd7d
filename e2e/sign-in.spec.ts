import { expect, test } from "@playwright/test";
import { installation } from "./installation";
import { as } from "./people";

test("a person the Identity Store does not know is told so", async ({ browser }) => {
  const page = await as(browser, "igor");
  await expect(page).toHaveURL(/\/login\?refusal=/);
  await expect(page.getByRole("heading").first()).toBeVisible();
});

test("nobody gets in without signing in", async ({ page }) => {
  await page.goto(`${installation().baseUrl}/access`);
  await expect(page).toHaveURL(/\/login/);
});
