// What AWS itself has, read behind the portal's back.

import { expect } from "@playwright/test";
import { demoOrganization } from "@/sandbox/aws/demo-organization";
import { type Holding, isHeld } from "@/scripts/walk/aws";
import { installation } from "./installation";

/** The number of a demo account, by its name. */
export function accountIdOf(name: string): string {
  const all = demoOrganization.units.flatMap((unit) => [
    ...(unit.accounts ?? []),
    ...(unit.units ?? []).flatMap(({ accounts }) => accounts ?? []),
  ]);
  const found = all.find((account) => account.name === name);
  if (!found) throw new Error(`The demo organization has no account "${name}".`);
  return found.id;
}

/** The immutable id of a demo person, by user name. */
export function personIdOf(userName: string): string {
  const found = demoOrganization.users.find((user) => user.userName === userName);
  if (!found) throw new Error(`The demo organization has nobody called "${userName}".`);
  return found.userId;
}

/** AWS has the assignment now. */
export async function expectHeld(holding: Holding): Promise<void> {
  expect(await isHeld(installation().sandbox, holding), `AWS has ${JSON.stringify(holding)}`).toBe(true);
}

/** AWS has it no more. */
export async function expectGone(holding: Holding): Promise<void> {
  expect(await isHeld(installation().sandbox, holding), `AWS has ${JSON.stringify(holding)}`).toBe(false);
}

/** AWS has it no more within this time. */
export async function expectGoneWithin(holding: Holding, ms: number): Promise<void> {
  await expect
    .poll(() => isHeld(installation().sandbox, holding), { timeout: ms, intervals: [250] })
    .toBe(false);
}
