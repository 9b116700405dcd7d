/** Everything the sandbox plays, put together: one organization with its Identity Center, directory and trails. */

import { AssignmentTable, tupleKey } from "./assignments";
import type { Clock } from "./clock";
import { ActivityPlay } from "./cloudtrail/activity";
import { Trails } from "./cloudtrail/trails";
import { Directory } from "./directory";
import { Faults } from "./faults/faults";
import { type CallerPolicies, Callers } from "./iam/callers";
import { type ManagedPolicy, PolicyStore, policyArn } from "./iam/policy-store";
import { Journal } from "./journal";
import { type AsyncOperation, OperationLog } from "./operations";
import type { AssignmentTuple, OrganizationData } from "./organization";
import { OrganizationChanges } from "./organization-changes";
import { OrganizationTree } from "./organization-tree";
import { PermissionSets } from "./permission-sets";
import type { Profile } from "./profile";
import { type Random, seededRandom } from "./random";
import { Sessions } from "./sessions";
import {
  accountClosed,
  assigneeMissing,
  entitlementMissing,
  failureReasonOf,
  managementForbidden,
  policyMissing,
} from "./sso-admin/failure-reasons";
import { Timeline } from "./timeline";

/** What a world is made of. */
interface WorldOptions extends CallerPolicies {
  organization: OrganizationData;
  profile: Profile;
  seed: string | number;
  clock: Clock;
  /** Whether calls are throttled at AWS's rates. */
  throttle: boolean;
  /** Whether old or future signatures are refused. */
  checkSignatureAge?: boolean;
  /** Whether people who hold access use it, and services make their noise. */
  activity: boolean;
}

/** The world and its laws. */
export class World {
  readonly options: WorldOptions;
  readonly organization: OrganizationData;
  readonly profile: Profile;
  readonly timeline: Timeline;
  readonly random: Random;
  readonly tree: OrganizationTree;
  readonly directory: Directory;
  readonly permissionSets: PermissionSets;
  readonly assignments: AssignmentTable;
  readonly operations: OperationLog;
  readonly trails: Trails;
  readonly sessions: Sessions;
  readonly changes: OrganizationChanges;
  readonly activity: ActivityPlay;
  readonly faults: Faults;
  readonly callers: Callers;
  readonly policies: PolicyStore;
  readonly journal = new Journal();
  readonly #provisioning: Random;

  constructor(options: WorldOptions) {
    const { organization, profile, clock, seed } = options;
    this.options = options;
    this.organization = organization;
    this.profile = profile;
    this.timeline = new Timeline(clock);
    this.random = seededRandom(seed);
    this.#provisioning = this.random.stream("provisioning");
    this.tree = new OrganizationTree(organization);
    this.directory = new Directory(organization);
    this.permissionSets = new PermissionSets(organization, this.random.stream("roles"));
    this.assignments = new AssignmentTable(this.timeline, this.random.stream("list lag"), profile.listLagMs);
    this.operations = new OperationLog(this.timeline, (operation) => this.#carry(operation));
    this.callers = new Callers(organization, options);
    this.policies = new PolicyStore(
      this.timeline,
      this.random.stream("spreading"),
      profile.spreadMs,
      organization.accountPolicies ?? [],
      Date.parse(organization.createdAt),
    );
    this.policies.onChanged.push((policy, isInForce) => {
      if (isInForce) this.#notePolicyInForce(policy);
    });
    this.faults = new Faults(this.timeline);
    this.faults.onLifted.push((fault) => this.operations.releaseHeldBy(fault.id));
    this.trails = new Trails(this.timeline, this.random.stream("delivery"), profile.deliveryMs);
    this.changes = new OrganizationChanges(this);
    this.sessions = new Sessions(this);
    this.activity = new ActivityPlay(this);
    this.assignments.onChanged.push((tuple) => this.#followAssignment(tuple));
    this.directory.onPersonChanged.push((userId) => this.activity.lookAtPerson(userId));
  }

  /** Gives the organization its first assignments (unless a former run left others) and lets the play begin. */
  begin(former?: readonly (AssignmentTuple & { createdAtMs: number })[]): void {
    const createdAtMs = Date.parse(this.organization.createdAt);
    const first = former ?? this.organization.assignments.map((tuple) => ({ ...tuple, createdAtMs }));
    for (const tuple of first) {
      this.assignments.add(tuple, { listedAtOnce: true, createdAtMs: tuple.createdAtMs });
    }
    this.activity.beginNoise();
  }

  #notePolicyInForce({ accountId, arn }: ManagedPolicy): void {
    this.journal.write(this.timeline.now(), {
      kind: "effect",
      service: "iam",
      operation: "PolicyInForce",
      outcome: "SUCCEEDED",
      callerAccountId: accountId,
      detail: arn,
    });
  }

  /** What an operation excludes others by: its tuple, or its permission set. */
  keyOf(operation: AsyncOperation): string {
    return operation.kind === "PROVISION"
      ? `provision|${operation.permissionSetArn}|${operation.accountId ?? "all"}`
      : tupleKey(operation.tuple);
  }

  /** The role follows the assignments: made by the first, deleted with the last; people follow both. */
  #followAssignment(tuple: AssignmentTuple): void {
    const { accountId, permissionSetArn, principalType, principalId } = tuple;
    if (this.assignments.isPlaceHeld(accountId, permissionSetArn)) {
      if (!this.permissionSets.role(accountId, permissionSetArn)) {
        this.permissionSets.provision(accountId, permissionSetArn, this.timeline.now());
      }
    } else {
      this.permissionSets.unprovision(accountId, permissionSetArn);
    }
    const people = principalType === "USER" ? [principalId] : this.directory.membersOf(principalId);
    for (const userId of people) this.activity.lookAt({ userId, accountId, permissionSetArn });
  }

  /** Does an operation's work and records what truly came of it; a fault may make its status say FAILED. */
  #carry(operation: AsyncOperation): string | undefined {
    const { forced } = operation;
    const forcedReason =
      forced && failureReasonOf(forced.reason, operation, this.organization.identityStoreId);
    const isDone = forced === undefined || forced.isApplied;
    const done = isDone ? this.#do(operation) : undefined;
    const failureReason = isDone ? done : forcedReason;
    this.journal.write(this.timeline.now(), {
      kind: "effect",
      service: "sso-admin",
      operation: {
        CREATE: "CreateAccountAssignment",
        DELETE: "DeleteAccountAssignment",
        PROVISION: "ProvisionPermissionSet",
      }[operation.kind],
      outcome: failureReason === undefined ? "SUCCEEDED" : "FAILED",
      requestId: operation.requestId,
      ...(operation.kind === "PROVISION" ? {} : { tuple: operation.tuple }),
      ...(failureReason === undefined ? {} : { detail: failureReason }),
      ...this.#listedFrom(operation),
    });
    return forcedReason ?? failureReason;
  }

  #listedFrom(operation: AsyncOperation): { listedFrom?: string } {
    const fromMs = operation.kind === "CREATE" ? this.assignments.listedFromMs(operation.tuple) : undefined;
    return fromMs === undefined ? {} : { listedFrom: new Date(fromMs).toISOString() };
  }

  #do(operation: AsyncOperation): string | undefined {
    return operation.kind === "PROVISION" ? this.#provision(operation) : this.#assign(operation);
  }

  #assign(operation: Extract<AsyncOperation, { kind: "CREATE" | "DELETE" }>): string | undefined {
    const { tuple, kind, callerAccountId } = operation;
    const managementId = this.organization.managementAccount.id;
    if (tuple.accountId === managementId && callerAccountId !== managementId) {
      return managementForbidden(callerAccountId, tuple.accountId);
    }
    const principals = tuple.principalType === "USER" ? this.directory.users : this.directory.groups;
    if (!principals.has(tuple.principalId)) return assigneeMissing(tuple, this.organization.identityStoreId);
    if (kind === "DELETE") return this.assignments.remove(tuple) ? undefined : entitlementMissing(tuple);
    const state = this.tree.accounts.get(tuple.accountId)?.state ?? "ACTIVE";
    if (state !== "ACTIVE") return accountClosed(tuple.accountId);
    const missing = this.#missingPolicy(tuple.accountId, tuple.permissionSetArn);
    if (missing !== undefined && !this.permissionSets.role(tuple.accountId, tuple.permissionSetArn)) {
      return missing;
    }
    this.assignments.add(tuple);
    return undefined;
  }

  #provision(operation: Extract<AsyncOperation, { kind: "PROVISION" }>): string | undefined {
    const { permissionSetArn, accountId } = operation;
    const accountIds = this.permissionSets
      .roles()
      .filter((role) => role.permissionSetArn === permissionSetArn)
      .map((role) => role.accountId);
    const nowMs = this.timeline.now();
    for (const id of accountId === undefined ? accountIds : [accountId]) {
      const missing = this.#missingPolicy(id, permissionSetArn);
      if (missing !== undefined) return missing;
      const fromMs = nowMs + this.#provisioning.between(this.profile.spreadMs);
      this.permissionSets.provision(id, permissionSetArn, nowMs, fromMs);
    }
    return undefined;
  }

  /** AWS makes no role in an account that lacks a policy which the permission set references. */
  #missingPolicy(accountId: string, permissionSetArn: string): string | undefined {
    const references = this.permissionSets.byArn.get(permissionSetArn)?.customerManagedPolicies ?? [];
    const missing = references.find(
      ({ path = "/", name }) => !this.policies.find(policyArn(accountId, path, name)),
    );
    return missing && policyMissing(accountId, missing.path ?? "/", missing.name);
  }
}
