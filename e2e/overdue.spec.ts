// Access that outlives its end: AWS refuses to take one away, and everybody it concerns sees so without asking.

import { expect, test } from "@playwright/test";
import { demoOrganization } from "@/sandbox/aws/demo-organization";
import { accountIdOf, expectGoneWithin, expectHeld, personIdOf } from "./aws";
import { grantState } from "./deeds";
import { installation } from "./installation";
import { asQuickly, grantQuickly } from "./quickly";
import { wordsOf } from "./words";

const t = wordsOf("en");
const target = { account: "payments-data-prod", permissionSet: "PowerUser" };
const id = "e2e-overdue";

/** AWS throttles each removal of this one access until the fault is lifted. */
async function keepInAws(): Promise<void> {
  const fault = {
    id,
    match: {
      operation: "DeleteAccountAssignment",
      principalId: personIdOf("ana"),
      accountId: accountIdOf(target.account),
      permissionSetArn: demoOrganization.permissionSets.find(({ name }) => name === target.permissionSet)
        ?.arn,
    },
    calls: "all",
    effect: { kind: "throttle" },
  };
  const url = `${installation().sandbox}/_sandbox/faults`;
  expect((await fetch(url, { method: "POST", body: JSON.stringify(fault) })).status).toBe(200);
}

test("access that AWS does not let go of is loud, and quiet again once it is gone", async ({ browser }) => {
  const { requestId, grantId } = await grantQuickly("ana", "bruno", { ...target, minutes: 60 });
  const security = await asQuickly(browser, "fabio", "/security");
  const otherHead = await asQuickly(browser, "elisa", "/security");
  await keepInAws();
  const ana = await asQuickly(browser, "ana", `/requests/${requestId}`);
  await ana.locator('summary[data-confirm="done"]').click();
  await ana.locator('form[data-form="done"] button').click();
  await expect(grantState(ana, grantId, "ending")).toBeVisible();

  // Nobody reloads anything: OVERDUE_SECONDS after the end, and at most 10 s later.
  const row = security.locator(`[data-overdue-alarm] [data-grant="${grantId}"]`);
  await expect(row).toBeVisible({ timeout: 20_000 });
  await expect(row.locator('[data-fault="throttled"]')).toContainText("ThrottlingException");
  await expect(row).toContainText(t("states.overdue"));
  await expectHeld({ person: "ana", ...target });
  const story = ana.locator(`[data-grant="${grantId}"]`);
  await expect(story.locator("[data-overdue]")).toHaveText(t("states.overdue"));
  await expect(story.locator("[data-overdue-words]")).toBeVisible();
  await expect(ana.locator('[data-event-action="grant.overdue"]')).toBeVisible();
  await expect(ana.locator("[data-open-console]")).toHaveCount(0);
  await expect(otherHead.locator(`[data-grant="${grantId}"]`)).toHaveCount(0);
  const home = await asQuickly(browser, "ana", "/access");
  await expect(home.locator(`[data-live-access] [data-grant="${grantId}"] [data-overdue]`)).toBeVisible();

  await fetch(`${installation().sandbox}/_sandbox/faults/${id}`, { method: "DELETE" });
  await expectGoneWithin({ person: "ana", ...target }, 30_000);
  await expect(row).toHaveCount(0, { timeout: 20_000 });
  await expect(grantState(ana, grantId, "ended")).toBeVisible({ timeout: 20_000 });
  await expect(ana.locator('[data-event-action="grant.overdue-settled"]')).toBeVisible();
});
