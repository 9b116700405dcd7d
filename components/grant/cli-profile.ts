/** The AWS CLI's configuration for one target. Pure. */
import type { TargetView } from "@/core/directory/views";

/** Where people sign in to AWS, and in which region its identity service is. */
export interface AwsDoor {
  readonly accessPortalUrl: string;
  readonly region: string;
}

/** "payments-prod-DatabaseAdmin"; what a profile's name may not hold becomes "-". */
export function cliProfileName(target: TargetView): string {
  return `${target.accountName}-${target.permissionSetName}`.replace(/[^\w.+]+/g, "-");
}

/** Both blocks for ~/.aws/config. Source: AWS CLI User Guide, "Configuring IAM Identity Center authentication". */
export function cliProfile(target: TargetView, door: AwsDoor): string {
  return [
    "[sso-session catraca]",
    `sso_start_url = ${door.accessPortalUrl}`,
    `sso_region = ${door.region}`,
    "sso_registration_scopes = sso:account:access",
    "",
    `[profile ${cliProfileName(target)}]`,
    "sso_session = catraca",
    `sso_account_id = ${target.accountId}`,
    `sso_role_name = ${target.permissionSetName}`,
    `region = ${door.region}`,
    "",
  ].join("\n");
}

/** Opens the console of the account in this role. Source: IAM Identity Center User Guide, "Create shortcut links". */
export function consoleAddress(target: TargetView, door: AwsDoor): string {
  const query = new URLSearchParams({ account_id: target.accountId, role_name: target.permissionSetName });
  return `${door.accessPortalUrl.replace(/\/+$/, "")}/#/console?${query}`;
}
