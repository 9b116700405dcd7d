import { expect, it } from "vitest";
import type { Person } from "../directory/types";
import type { PersonId } from "../ids";
import { matchPerson } from "./match-person";
import type { PersonDirectory } from "./ports";
import type { Assertion } from "./types";

const ana = person("u-ana", "ana", true);
const bruno = person("u-bruno", "bruno", true);
const joana = person("u-joana", "joana", false);
const externalIds = new Map([
  ["e-ana", [ana.id]],
  ["e-bruno", [bruno.id]],
  ["e-shared", [ana.id, bruno.id]],
]);

const directory: PersonDirectory = {
  findByExternalId: async (id) => externalIds.get(id) ?? [],
  findByUserName: async (name) =>
    [ana, bruno, joana].filter((each) => each.userName === name).map(({ id }) => id),
  describe: async (id) => [ana, bruno, joana].find((each) => each.id === id),
};

it.each([
  ["by user name", { userName: "ana" }, ana],
  ["by external id", { externalId: "e-ana" }, ana],
  ["by both", { externalId: "e-ana", userName: "ana" }, ana],
  ["by user name where the external id is new", { externalId: "e-new", userName: "bruno" }, bruno],
])("finds one %s", async (_, claims, expected) => {
  expect(await matchPerson(directory, assertion(claims), undefined)).toEqual({ ok: true, value: expected });
});

it("follows the binding whatever the attributes say", async () => {
  expect(await matchPerson(directory, assertion({ userName: "bruno" }), ana.id)).toEqual({
    ok: true,
    value: ana,
  });
});

it.each([
  ["nobody", { userName: "igor" }, undefined, "unknown-person"],
  ["no attribute", {}, undefined, "unknown-person"],
  ["somebody bound who is gone", {}, "u-gone", "unknown-person"],
  ["two by one external id", { externalId: "e-shared" }, undefined, "ambiguous-person"],
  ["two who disagree", { externalId: "e-ana", userName: "bruno" }, undefined, "ambiguous-person"],
  [
    "a disabled one beside an enabled",
    { externalId: "e-ana", userName: "joana" },
    undefined,
    "ambiguous-person",
  ],
  ["somebody disabled", { userName: "joana" }, undefined, "disabled-person"],
  ["somebody bound and disabled", { userName: "ana" }, "u-joana", "disabled-person"],
])("refuses %s", async (_, claims, boundTo, code) => {
  const matched = await matchPerson(directory, assertion(claims), boundTo as PersonId | undefined);
  expect(matched).toMatchObject({ ok: false, refusal: { code } });
});

function person(id: string, userName: string, enabled: boolean): Person {
  return { id: id as PersonId, userName, displayName: userName, enabled };
}

function assertion(claims: { userName?: string; externalId?: string }): Assertion {
  const expiresAt = new Date("2026-03-01T12:00:00Z");
  return {
    assertionId: "_a",
    issuer: "idp",
    nameId: "n",
    inResponseTo: "_1",
    expiresAt,
    groups: [],
    ...claims,
  };
}
