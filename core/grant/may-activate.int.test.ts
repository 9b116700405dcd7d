import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorld, refusalsOf, type World } from "@/scripts/testing/world";
import { mayActivate } from "./may-activate";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const tuple = () => ({
  personId: world.person("ana"),
  accountId: world.account("payments-prod"),
  permissionSetArn: world.permissionSet("ReadOnly"),
});
/** Somebody changes the organization, and the copy hears of it. */
async function change(method: string, path: string, body: object): Promise<void> {
  const answer = await fetch(`${world.sandbox.url}/_sandbox/${path}`, { method, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
  await world.sync();
}

it("lets nothing begin in an account that is not active", async () => {
  expect(await mayActivate(world.ports, tuple())).toBeNull();
  const account = `accounts/${tuple().accountId}`;
  await change("POST", account, { state: "SUSPENDED" });
  expect(await mayActivate(world.ports, tuple())).toBe("target-gone");
  await change("POST", account, { state: "ACTIVE" });
  expect(await mayActivate(world.ports, tuple())).toBeNull();
});

it("lets nothing begin, nor be asked for, with a permission set that listings no longer have", async () => {
  await change("DELETE", "permission-sets", { permissionSetArn: tuple().permissionSetArn });
  expect(await mayActivate(world.ports, tuple())).toBe("target-gone");
  expect(refusalsOf(await world.submit("ana", { permissionSet: "ReadOnly" }))).toEqual(["target-gone"]);
  const other = { ...tuple(), permissionSetArn: world.permissionSet("PowerUser") };
  expect(await mayActivate(world.ports, other)).toBeNull();
});
