// The identity provider and the sandbox's Identity Store must know the same people.
import { expect, it } from "vitest";
import { demoOrganization } from "../aws/demo-organization";
import { demoPeople } from "./demo-people";

it("knows everybody of the Identity Store by the same user name, external id, name and groups", () => {
  const stored = demoOrganization.users.map((user) => ({
    userName: user.userName,
    externalId: user.externalId,
    displayName: user.displayName,
    groups: demoOrganization.groups
      .filter((group) => group.members.includes(user.userId))
      .map((group) => group.displayName)
      .sort(),
  }));
  const known = demoPeople.map(({ userName, externalId, displayName, groups }) => ({
    userName,
    externalId,
    displayName,
    groups: [...groups].sort(),
  }));
  expect(known.filter((person) => person.userName !== "igor")).toEqual(stored);
  expect(known.map((person) => person.userName)).toContain("igor");
});
