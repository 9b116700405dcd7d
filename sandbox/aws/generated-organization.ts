/** Organizations of any size, invented from a seed: for benchmarks and for seeing the portal under load. */
import { guardReference, harmlessGuards } from "./guard-policy";
import type {
  AccountData,
  GroupData,
  OrganizationData,
  PermissionSetData,
  UnitData,
  UserData,
} from "./organization";
import { type Random, seededRandom } from "./random";

/** How large an organization is to be. */
export interface GeneratedSize {
  /** Accounts beside the management account. */
  accounts: number;
  /** Organizational units, nested up to five deep, as AWS allows. */
  ous: number;
  permissionSets: number;
  people: number;
  groups: number;
  /** Memberships of people in groups, over all groups. */
  memberships: number;
  seed: string | number;
}

const INSTANCE_ID = "ssoins-7223000000000002";
const DEEPEST = 5;
const UNITS_PER_LEVEL = 8;
const ENVIRONMENTS = ["production", "development", "staging", "sandbox"];
const BUSINESS_UNITS = ["payments", "lending", "risk", "cards", "platform", "data", "treasury", "insurance"];
const JOBS = ["ReadOnly", "PowerUser", "DatabaseAdmin", "NetworkAdmin", "IncidentResponder", "SecurityAudit"];
const DURATIONS = ["PT1H", "PT1H", "PT1H", "PT2H", "PT4H"];
const GIVEN = [
  "Ana",
  "Bruno",
  "Carla",
  "Diego",
  "Elisa",
  "Fabio",
  "Gabi",
  "Helena",
  "Igor",
  "Joana",
  "Kaio",
  "Lia",
];
const FAMILY = [
  "Alves",
  "Braga",
  "Castro",
  "Duarte",
  "Esteves",
  "Farias",
  "Gomes",
  "Hass",
  "Iglesias",
  "Jardim",
];

const digits = (number: number, length: number) => String(number).padStart(length, "0");
const uuid = (head: string, number: number) => `${head}-0000-4000-8000-${digits(number, 12)}`;

/** Units that hang from the root or from one another; the first are at the top. */
function unitsOf(count: number, random: Random): { top: UnitData[]; all: UnitData[] } {
  const top: UnitData[] = [];
  const all: UnitData[] = [];
  const depths = new Map<UnitData, number>();
  for (let i = 1; i <= count; i++) {
    const id = `ou-gene-${digits(i, 8)}`;
    const unit: UnitData = { id, name: `unit-${digits(i, 4)}`, units: [], accounts: [] };
    const parent = i <= UNITS_PER_LEVEL ? undefined : random.pick(all);
    const depth = parent ? (depths.get(parent) ?? 1) + 1 : 1;
    const isTop = parent === undefined || depth > DEEPEST;
    depths.set(unit, isTop ? 1 : depth);
    (isTop ? top : (parent.units ?? [])).push(unit);
    all.push(unit);
  }
  return { top, all };
}

function accountOf(number: number, random: Random): AccountData {
  const [environment, businessUnit] = [random.pick(ENVIRONMENTS), random.pick(BUSINESS_UNITS)];
  const name = `${businessUnit}-${environment}-${digits(number, 5)}`;
  const id = `4${digits(number, 11)}`;
  return { id, name, email: `aws+${name}@example.com`, tags: { environment, businessUnit } };
}

function permissionSetOf(number: number, random: Random): PermissionSetData {
  const name = `${JOBS[number % JOBS.length]}-${digits(number, 4)}`;
  return {
    arn: `arn:aws:sso:::permissionSet/${INSTANCE_ID}/ps-${digits(number, 16)}`,
    name,
    description: `Generated permission set ${number}`,
    sessionDuration: random.pick(DURATIONS),
    managedPolicies: ["ReadOnlyAccess"],
    customerManagedPolicies: [guardReference(name)],
  };
}

function personOf(number: number): UserData {
  const givenName = GIVEN[number % GIVEN.length] ?? "Ana";
  const familyName = FAMILY[Math.floor(number / GIVEN.length) % FAMILY.length] ?? "Alves";
  const userName = `${givenName}.${familyName}.${digits(number, 5)}`.toLowerCase();
  return {
    userId: uuid("c1c2c3c4", number),
    userName,
    displayName: `${givenName} ${familyName} ${number}`,
    givenName,
    familyName,
    email: `${userName}@example.com`,
    externalId: uuid("7e0a11ad", number),
    status: "ENABLED",
  };
}

function groupOf(number: number): GroupData {
  return {
    groupId: uuid("d2d3d4d5", number),
    displayName: `group-${digits(number, 5)}`,
    description: `Generated group ${number}`,
    externalId: uuid("8f1b22be", number),
    members: [],
  };
}

/** Deals people out to groups, nobody twice to one. Fewer come of it when all groups are full. */
function dealMembers(groups: GroupData[], users: UserData[], memberships: number, random: Random): void {
  const isIn = new Set<number>();
  const most = Math.min(memberships, groups.length * users.length);
  for (let dealt = 0; dealt < most; ) {
    let seat = Math.floor(random.fraction() * groups.length * users.length);
    while (isIn.has(seat)) seat = (seat + 1) % (groups.length * users.length);
    isIn.add(seat);
    groups[Math.floor(seat / users.length)]?.members.push(users[seat % users.length]?.userId ?? "");
    dealt += 1;
  }
}

const list = <T>(count: number, make: (number: number) => T) =>
  Array.from({ length: count }, (_none, index) => make(index + 1));

/** Invents an organization; the same again for the same size and seed. Nobody holds anything yet. */
export function generateOrganization(size: GeneratedSize): OrganizationData {
  const random = seededRandom(`organization/${size.seed}`);
  const { top, all } = unitsOf(Math.max(1, size.ous), random.stream("units"));
  const accountRandom = random.stream("accounts");
  const accounts = list(Math.max(1, size.accounts), (number) => accountOf(number, accountRandom));
  for (const account of accounts) accountRandom.pick(all).accounts?.push(account);
  const setRandom = random.stream("permission sets");
  const permissionSets = list(size.permissionSets, (number) => permissionSetOf(number, setRandom));
  const users = list(size.people, personOf);
  const groups = list(size.groups, groupOf);
  dealMembers(groups, users, size.memberships, random.stream("memberships"));
  return {
    organizationId: "o-catracagen",
    rootId: "r-gene",
    homeRegion: "sa-east-1",
    instanceArn: `arn:aws:sso:::instance/${INSTANCE_ID}`,
    identityStoreId: "d-9067000002",
    externalIdIssuer: "https://idp.catraca.example.com/",
    managementAccount: {
      id: "100000000001",
      name: "generated-management",
      email: "aws+generated-management@example.com",
      tags: { environment: "management", businessUnit: "platform" },
    },
    delegatedAdminAccountId: accounts[0]?.id ?? "",
    units: top,
    permissionSets,
    accountPolicies: harmlessGuards(permissionSets),
    users,
    groups,
    assignments: [],
    createdAt: "2026-01-15T12:00:00.000Z",
  };
}
