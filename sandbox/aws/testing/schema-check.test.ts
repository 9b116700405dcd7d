/** The check itself must bite: planted faults are found. */

import { ListUsersResponse$ } from "@aws-sdk/client-identitystore";
import { AccountAssignment$, ListAccountAssignmentsResponse$ } from "@aws-sdk/client-sso-admin";
import { expect, it } from "vitest";
import { isSecondsSince1970, schemaProblems } from "./schema-check";

const problems = (schema: unknown, value: unknown) => schemaProblems(schema, value, "x", isSecondsSince1970);

it("finds nothing in what fits", () => {
  const assignment = { AccountId: "1", PermissionSetArn: "a", PrincipalType: "USER", PrincipalId: "p" };
  expect(problems(ListAccountAssignmentsResponse$, { AccountAssignments: [assignment] })).toEqual([]);
});

it("finds a name that the schema has not", () => {
  expect(problems(AccountAssignment$, { TargetId: "1" })).toEqual(["x.TargetId is not in AccountAssignment"]);
});

it("finds a wrong type, deep inside", () => {
  const answer = { AccountAssignments: [{ AccountId: 1 }] };
  expect(problems(ListAccountAssignmentsResponse$, answer)).toEqual([
    "x.AccountAssignments[0].AccountId is number, not string",
  ]);
});

it("finds a required member that is missing", () => {
  const user = { IdentityStoreId: "d-1" };
  expect(problems(ListUsersResponse$, { Users: [user] })).toEqual(["x.Users[0].UserId is required by User"]);
});

it("finds an instant that is none", () => {
  const user = { IdentityStoreId: "d-1", UserId: "u", CreatedAt: "2026-01-01" };
  expect(problems(ListUsersResponse$, { Users: [user] })).toEqual(["x.Users[0].CreatedAt is no instant"]);
});
