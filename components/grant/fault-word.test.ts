import { expect, it } from "vitest";
import { faultName, faultWord } from "./fault-word";

it.each([
  ["ThrottlingException", "throttled"],
  ["ConflictException", "conflict"],
  ["AccessDeniedException", "denied"],
  ["ExpiredTokenException", "credentials"],
  ["CredentialsProviderError", "credentials"],
  ["TimeoutError", "no-answer"],
  ["InternalServerException", "aws-broken"],
  ["Received a 403 status error: you may not touch the management account", "denied"],
  ["Request failed: the USER assignee 9067 was not found in directory d-9067", "person-gone"],
  ["NoSuchEntityException", "policy-missing"],
  ["GuardFull", "guard-full"],
  ["NoCarrier", "no-carrier"],
  ["Broken", "ours"],
  ["BrandNewException", "other"],
])("%s means %s", (fault, word) => {
  expect(faultWord(fault)).toBe(word);
});
it("names what AWS names, and shows no text of AWS's", () => {
  expect(faultName("ThrottlingException")).toBe("ThrottlingException");
  expect(faultName("Received a 403 status error")).toBeUndefined();
});
