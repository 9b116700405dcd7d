// The worker dies while somebody has access. Nothing else runs beside it: everything waits for the worker.

import { expect, test } from "@playwright/test";
import { expectGoneWithin, expectHeld } from "./aws";
import { grantState } from "./deeds";
import { installation, killWorker, restartWorker } from "./installation";
import { asQuickly, grantQuickly } from "./quickly";
import { wordsOf } from "./words";

const t = wordsOf("en");

test.afterAll(restartWorker);

test("access whose end fell into the worker's death is gone within 10 s of its return", async ({
  browser,
}) => {
  test.setTimeout(150_000);
  const target = { account: "payments-prod", permissionSet: "ReadOnly" };
  const holding = { person: "ana", ...target };
  const { requestId, grantId } = await grantQuickly("ana", "bruno", { ...target, minutes: 1 });
  const ana = await asQuickly(browser, "ana", `/requests/${requestId}`);
  await expect(grantState(ana, grantId, "active")).toBeVisible();
  await killWorker();

  await expect(ana.getByRole("timer").first()).toHaveText(t("ui.timeLeft", { time: "0:00" }), {
    timeout: 75_000,
  });
  await expectHeld(holding);
  const fabio = await asQuickly(browser, "fabio", "/security");
  await expect(fabio.locator('[data-ailment="no-worker"]')).toContainText(t("health.ailments.no-worker"));
  await expect(fabio.locator(`[data-overdue-alarm] [data-grant="${grantId}"]`)).toBeVisible({
    timeout: 20_000,
  });
  expect(await readiness()).toMatchObject({ status: "degraded", because: ["no-worker"] });
  await ana.reload();
  await expect(grantState(ana, grantId, "active")).toBeVisible();
  await expect(ana.locator(`[data-grant="${grantId}"]`)).not.toContainText(t("states.ended"));
  await expect(ana.locator('[data-event-action="grant.ended"]')).toHaveCount(0);

  await restartWorker();
  await expectGoneWithin(holding, 10_000);
  await expect(grantState(ana, grantId, "ended")).toBeVisible();
  await expect(ana.locator('[data-event-action="grant.ended"]')).toBeVisible();
  await expect(ana.locator("[data-open-console]")).toHaveCount(0);
  // The page that was open all the while has learned of it by itself.
  await expect(fabio.locator('[data-ailment="no-worker"]')).toHaveCount(0, { timeout: 20_000 });
  await expect(fabio.locator("[data-overdue-alarm]")).toHaveCount(0, { timeout: 20_000 });
  expect(await readiness()).toMatchObject({ status: "ready" });
  await ana.context().close();
  await fabio.context().close();
});

async function readiness(): Promise<unknown> {
  const answer = await fetch(`${installation().baseUrl}/api/ready`);
  expect(answer.status).toBe(200);
  return answer.json();
}
