/** The demo organization: invented, plainly so, and the same on every start. */
import { guardReference, harmlessGuards } from "./guard-policy";
import type { GroupData, OrganizationData, PermissionSetData, UserData } from "./organization";

const INSTANCE_ID = "ssoins-7223000000000001";

function permissionSet(
  suffix: string,
  name: string,
  description: string,
  sessionDuration: string,
  managedPolicies: string[],
): PermissionSetData {
  const arn = `arn:aws:sso:::permissionSet/${INSTANCE_ID}/ps-${suffix}`;
  const customerManagedPolicies = [guardReference(name)];
  const tags = { purpose: "demo" };
  return { arn, name, description, sessionDuration, managedPolicies, customerManagedPolicies, tags };
}

function user(
  number: number,
  userName: string,
  displayName: string,
  status: "ENABLED" | "DISABLED" = "ENABLED",
): UserData {
  const [givenName = "", familyName = ""] = displayName.split(" ");
  const tail = String(number).padStart(12, "0");
  return {
    userId: `a1b2c3d4-0000-4000-8000-${tail}`,
    userName,
    displayName,
    givenName,
    familyName,
    email: `${userName}@example.com`,
    externalId: `5e0a11ad-0000-4000-9000-${tail}`,
    status,
  };
}

const ana = user(1, "ana", "Ana Alves");
const bruno = user(2, "bruno", "Bruno Braga");
const carla = user(3, "carla", "Carla Castro");
const diego = user(4, "diego", "Diego Duarte");
const elisa = user(5, "elisa", "Elisa Esteves");
const fabio = user(6, "fabio", "Fábio Farias");
const gabi = user(7, "gabi", "Gabi Gomes");
const helena = user(8, "helena", "Helena Hass");
const joana = user(9, "joana", "Joana Jardim", "DISABLED");

function group(number: number, displayName: string, description: string, members: UserData[]): GroupData {
  const tail = String(number).padStart(12, "0");
  return {
    groupId: `b2c3d4e5-0000-4000-8000-${tail}`,
    displayName,
    description,
    externalId: `6f1b22be-0000-4000-9000-${tail}`,
    members: members.map((member) => member.userId),
  };
}

function account(id: string, name: string, environment: string, businessUnit: string) {
  return { id, name, email: `aws+${name}@example.com`, tags: { environment, businessUnit, demo: "true" } };
}

const readOnly = permissionSet(
  "0000000000000001",
  "ReadOnly",
  "Looks at everything, changes nothing. Fit for investigations.",
  "PT1H",
  ["ReadOnlyAccess", "job-function/ViewOnlyAccess"],
);
const powerUser = permissionSet(
  "0000000000000002",
  "PowerUser",
  "Changes applications and their data; not identities or the network.",
  "PT1H",
  ["PowerUserAccess"],
);
const databaseAdmin = permissionSet(
  "0000000000000003",
  "DatabaseAdmin",
  "Runs databases: instances, snapshots, parameters, failovers.",
  "PT1H",
  ["job-function/DatabaseAdministrator"],
);
const networkAdmin = permissionSet(
  "0000000000000004",
  "NetworkAdmin",
  "Runs the network: routes, security groups, gateways, DNS.",
  "PT1H",
  ["job-function/NetworkAdministrator"],
);
const incidentResponder = permissionSet(
  "0000000000000005",
  "IncidentResponder",
  "Acts in an incident: isolates, restores, restarts, collects evidence.",
  "PT2H",
  ["PowerUserAccess", "SecurityAudit"],
);

const permissionSets = [readOnly, powerUser, databaseAdmin, networkAdmin, incidentResponder];

const lendingEngineers = group(4, "lending-engineers", "Engineers of Lending", [diego, ana]);

/** The organization of the demo and of most tests. */
export const demoOrganization: OrganizationData = {
  organizationId: "o-catracademo",
  rootId: "r-demo",
  homeRegion: "sa-east-1",
  instanceArn: `arn:aws:sso:::instance/${INSTANCE_ID}`,
  identityStoreId: "d-9067000001",
  externalIdIssuer: "https://idp.catraca.example.com/",
  managementAccount: account("100000000001", "demo-management", "management", "platform"),
  delegatedAdminAccountId: "200000000002",
  units: [
    {
      id: "ou-demo-platform",
      name: "Platform",
      accounts: [
        account("200000000001", "platform-network", "production", "platform"),
        account("200000000002", "platform-security", "production", "platform"),
      ],
    },
    {
      id: "ou-demo-payments",
      name: "Payments",
      units: [
        {
          id: "ou-demo-paymentsprod",
          name: "Production",
          accounts: [
            account("310000000001", "payments-prod", "production", "payments"),
            account("310000000002", "payments-data-prod", "production", "payments"),
          ],
        },
        {
          id: "ou-demo-paymentsdev",
          name: "Development",
          accounts: [account("310000000011", "payments-dev", "development", "payments")],
        },
      ],
    },
    {
      id: "ou-demo-lending0",
      name: "Lending",
      units: [
        {
          id: "ou-demo-lendingprod",
          name: "Production",
          accounts: [account("320000000001", "lending-prod", "production", "lending")],
        },
        {
          id: "ou-demo-lendingdev",
          name: "Development",
          accounts: [account("320000000011", "lending-dev", "development", "lending")],
        },
      ],
    },
    {
      id: "ou-demo-risk0000",
      name: "Risk",
      units: [
        {
          id: "ou-demo-riskprod",
          name: "Production",
          accounts: [account("330000000001", "risk-prod", "production", "risk")],
        },
      ],
    },
  ],
  permissionSets,
  accountPolicies: harmlessGuards(permissionSets),
  users: [ana, bruno, carla, diego, elisa, fabio, gabi, helena, joana],
  groups: [
    group(1, "payments-engineers", "Engineers of Payments", [ana, carla]),
    group(2, "payments-managers", "Managers of Payments", [bruno, carla]),
    group(3, "payments-heads", "Heads of Payments", [helena]),
    lendingEngineers,
    group(5, "lending-managers", "Managers of Lending", [elisa]),
    group(6, "risk-engineers", "Engineers of Risk", [diego]),
    group(7, "risk-managers", "Managers of Risk", [helena]),
    group(8, "platform-engineers", "Engineers of the platform", [gabi]),
    group(9, "catraca-security", "Watches over elevated access", [fabio]),
    group(10, "catraca-admins", "Sets Catraca up", [gabi]),
  ],
  assignments: [
    {
      principalType: "GROUP",
      principalId: lendingEngineers.groupId,
      accountId: "320000000011",
      permissionSetArn: readOnly.arn,
    },
    {
      principalType: "USER",
      principalId: gabi.userId,
      accountId: "200000000001",
      permissionSetArn: networkAdmin.arn,
    },
  ],
  createdAt: "2026-01-15T12:00:00.000Z",
};
