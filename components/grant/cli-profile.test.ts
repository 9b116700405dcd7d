import { expect, it } from "vitest";
import type { TargetView } from "@/core/directory/views";
import { cliProfile, consoleAddress } from "./cli-profile";

const target = {
  accountId: "310000000001",
  accountName: "Payments (prod)",
  permissionSetName: "DatabaseAdmin",
} as TargetView;
const door = { accessPortalUrl: "https://d-90.awsapps.com/start/", region: "sa-east-1" };

it("writes a session and a profile that names it", () => {
  expect(cliProfile(target, door)).toBe(`[sso-session catraca]
sso_start_url = https://d-90.awsapps.com/start/
sso_region = sa-east-1
sso_registration_scopes = sso:account:access

[profile Payments-prod-DatabaseAdmin]
sso_session = catraca
sso_account_id = 310000000001
sso_role_name = DatabaseAdmin
region = sa-east-1
`);
});

it("leads to the console of the account in the role", () => {
  expect(consoleAddress(target, door)).toBe(
    "https://d-90.awsapps.com/start/#/console?account_id=310000000001&role_name=DatabaseAdmin",
  );
});
