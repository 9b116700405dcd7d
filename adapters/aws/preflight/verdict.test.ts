import { describe, expect, it } from "vitest";
import { probeOf, verdictOf } from "./verdict";

const failing =
  (name: string, message = "") =>
  () =>
    Promise.reject(Object.assign(new Error(message), { name }));
const says = (why: string) =>
  `User: arn:aws:iam::1:role/Catraca is not authorized to perform: sso:ListInstances ${why}`;

describe("probeOf", () => {
  it.each([
    ["ResourceNotFoundException", "allowed"],
    ["ParentNotFoundException", "allowed"],
    ["NoSuchEntityException", "allowed"],
    ["NoSuchEntity", "allowed"],
    ["ValidationException", "unknown"],
    ["ThrottlingException", "unknown"],
    ["ExpiredTokenException", "unknown"],
    ["TimeoutError", "unknown"],
  ])("%s: %s", async (name, is) => {
    expect(await probeOf(failing(name))).toMatchObject({ is });
  });

  it("an answer is a permission too", async () => {
    expect(await probeOf(() => Promise.resolve({}))).toEqual({ is: "allowed" });
  });
});

describe("verdictOf", () => {
  it.each([
    ["because no identity-based policy allows the sso:ListInstances action", "identity"],
    ["with an explicit deny in an identity-based policy", "explicit"],
    ["with an explicit deny in a service control policy", "organization"],
    ["because no service control policy allows the sso:ListInstances action", "organization"],
    ["because no permissions boundary allows the sso:ListInstances action", "boundary"],
    ["because no session policy allows the sso:ListInstances action", "session"],
    ["", "unsaid"],
  ])("denied %s: %s", async (why, by) => {
    expect(await verdictOf(failing("AccessDeniedException", says(why)))).toEqual({ is: "denied", by });
  });

  it("a service that turns the caller away is no matter of policies", async () => {
    const call = failing(
      "AccessDeniedException",
      "You do not have sufficient access to perform this action.",
    );
    expect(await verdictOf(call)).toEqual({ is: "turned-away" });
  });

  it("that something read is missing is no permission", async () => {
    expect(await verdictOf(failing("NoSuchEntity"))).toEqual({ is: "unknown", code: "NoSuchEntity" });
  });
});
