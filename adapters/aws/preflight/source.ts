// Preflight's view of AWS: the portal's own credentials, its organization, its member accounts.
import { IdentitystoreClient } from "@aws-sdk/client-identitystore";
import { DescribeOrganizationCommand, OrganizationsClient } from "@aws-sdk/client-organizations";
import {
  ListInstancesCommand,
  paginateListAccountsForProvisionedPermissionSet,
  paginateListPermissionSets,
  SSOAdminClient,
} from "@aws-sdk/client-sso-admin";
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import type { AccountId, PermissionSetArn } from "@/core/ids";
import type { PreflightSource } from "@/core/preflight/ports";
import type { MemberAccount, PreflightSettings } from "@/core/preflight/types";
import type { Pointing } from "../clients";
import { asFault } from "../fault";
import { accountsOf, describedSet } from "../organization-listing";
import { readAccount } from "./in-account";
import { paced } from "./pace";
import { probes } from "./probes";
import { probeOf, readingOf } from "./verdict";

/** Calls a second to Identity Center: what the worker's budget leaves of AWS's 20. */
const PER_SECOND = 5;

export interface PreflightOptions extends PreflightSettings {
  readonly activityRegion: string;
  /** For tests alone: where AWS is, and how fast it may be asked. */
  readonly pointing?: Pointing;
  readonly perSecond?: number;
}

/** Clients of its own, so that its pace holds nobody else up. */
export function preflightSource({
  pointing = {},
  perSecond = PER_SECOND,
  ...options
}: PreflightOptions): PreflightSource {
  const settings = {
    region: options.region,
    maxAttempts: 4,
    requestHandler: { requestTimeout: 10_000, connectionTimeout: 3_000, throwOnRequestTimeout: true },
    ...pointing,
  };
  const clients = {
    ssoAdmin: paced(new SSOAdminClient(settings), perSecond),
    identityStore: new IdentitystoreClient(settings),
    organizations: new OrganizationsClient(settings),
  };
  const { ssoAdmin, organizations } = clients;
  const sts = new STSClient(settings);
  const member = { ...options, sts, ...(pointing.endpoint ? { endpoint: pointing.endpoint } : {}) };
  return {
    caller: () =>
      asFault(async () => {
        const { Account = "", Arn = "" } = await sts.send(new GetCallerIdentityCommand({}));
        return { accountId: Account as AccountId, arn: Arn };
      }),
    instances: () =>
      readingOf(async () => {
        const { Instances = [] } = await ssoAdmin.send(new ListInstancesCommand({}));
        return Instances.map(({ InstanceArn = "", IdentityStoreId = "" }) => ({
          instanceArn: InstanceArn,
          identityStoreId: IdentityStoreId,
        }));
      }),
    probe: (action, known) => probeOf(probes(clients, known)[action]),
    managementAccount: () =>
      readingOf(async () => {
        const { Organization } = await organizations.send(new DescribeOrganizationCommand({}));
        return (Organization?.MasterAccountId ?? "") as AccountId;
      }),
    accounts: () =>
      readingOf(async () => {
        const accounts: MemberAccount[] = [];
        for await (const account of accountsOf(organizations)) accounts.push(account);
        return accounts;
      }),
    permissionSets: (InstanceArn) =>
      readingOf(async () => {
        const arns: PermissionSetArn[] = [];
        for await (const page of paginateListPermissionSets({ client: ssoAdmin }, { InstanceArn }))
          arns.push(...((page.PermissionSets ?? []) as PermissionSetArn[]));
        return arns;
      }),
    permissionSet: (instanceArn, arn) => readingOf(() => describedSet(ssoAdmin, instanceArn, arn)),
    isProvisioned: (InstanceArn, PermissionSetArn, accountId) =>
      readingOf(async () => {
        const pages = paginateListAccountsForProvisionedPermissionSet(
          { client: ssoAdmin },
          { InstanceArn, PermissionSetArn },
        );
        for await (const { AccountIds = [] } of pages) if (AccountIds.includes(accountId)) return true;
        return false;
      }),
    inAccount: (accountId, guardPolicies) => readAccount(member, accountId, guardPolicies),
  };
}
