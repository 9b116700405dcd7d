// Access that somebody gives in AWS, behind Catraca's back.

import { type Browser as Chromium, expect, type Page } from "@playwright/test";
import { demoOrganization } from "@/sandbox/aws/demo-organization";
import { accountIdOf, personIdOf } from "./aws";
import { installation } from "./installation";
import { asQuickly } from "./quickly";

interface Foreign {
  /** A person's user name, or a group's name. */
  holder: { person: string } | { group: string };
  account: string;
  permissionSet: string;
}

/** Gives it in AWS. */
async function giveInAws({ holder, account, permissionSet }: Foreign): Promise<void> {
  const principal =
    "person" in holder
      ? { principalType: "USER", principalId: personIdOf(holder.person) }
      : { principalType: "GROUP", principalId: groupIdOf(holder.group) };
  const permissionSetArn = demoOrganization.permissionSets.find(({ name }) => name === permissionSet)?.arn;
  const answer = await fetch(`${installation().sandbox}/_sandbox/assignments`, {
    method: "POST",
    body: JSON.stringify({ ...principal, accountId: accountIdOf(account), permissionSetArn }),
  });
  expect(answer.status).toBe(200);
}

function groupIdOf(name: string): string {
  const found = demoOrganization.groups.find(({ displayName }) => displayName === name);
  if (!found) throw new Error(`The demo organization has no group "${name}".`);
  return found.groupId;
}

/** The row of a difference about this holder. */
export function rowOf(page: Page, shownName: string) {
  return page.locator("[data-finding]").filter({ hasText: shownName });
}

/** Gives it in AWS, and has security look until it is listed; the finding's id. */
export async function foreignQuickly(
  browser: Chromium,
  foreign: Foreign,
  shownName: string,
): Promise<string> {
  await giveInAws(foreign);
  const fabio = await asQuickly(browser, "fabio", "/security/drift");
  const row = rowOf(fabio, shownName);
  await expect(async () => {
    const look = fabio.locator('form[data-form="look-now"] button');
    if ((await row.count()) === 0 && (await look.count()) > 0) await look.click();
    await expect(row).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
  const id = await row.getAttribute("data-finding");
  await fabio.context().close();
  return id ?? "";
}
