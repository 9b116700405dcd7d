/** The customer managed policies of the accounts, with their versions, and which version is in force. */
import { type Change, changed, inForce } from "../in-force";
import type { AccountPolicyData } from "../organization";
import type { RangeMs } from "../profile";
import { type Random, seededRandom } from "../random";
import type { Timeline } from "../timeline";

interface PolicyVersion {
  versionId: string;
  document: string;
  createdAtMs: number;
}

/** A customer managed policy of an account. */
export interface ManagedPolicy {
  accountId: string;
  name: string;
  path: string;
  arn: string;
  policyId: string;
  description?: string;
  createdAtMs: number;
  updatedAtMs: number;
  defaultVersionId: string;
  /** The newest first. */
  versions: PolicyVersion[];
  lastVersion: number;
  /** The document that IAM decides by. */
  documents: Change<string>[];
}

/** What is kept over a restart: what differs from the organization's data. */
export interface PolicyState {
  changed: ManagedPolicy[];
  deletedArns: string[];
}

const ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The ARN of a customer managed policy. */
export function policyArn(accountId: string, path: string, name: string): string {
  return `arn:aws:iam::${accountId}:policy${path}${name}`;
}

/** Policies by ARN. Those that every account has from the start come into being when first looked at. */
export class PolicyStore {
  readonly #timeline: Timeline;
  readonly #random: Random;
  readonly #spreadMs: RangeMs;
  readonly #initial: Map<string, AccountPolicyData>;
  readonly #createdAtMs: number;
  readonly #policies = new Map<string, ManagedPolicy>();
  readonly #changed = new Set<string>();
  readonly #deleted = new Set<string>();
  /** Told of every change, and (`isInForce`) when it has spread. */
  readonly onChanged: ((policy: ManagedPolicy, isInForce: boolean) => void)[] = [];

  constructor(
    timeline: Timeline,
    random: Random,
    spreadMs: RangeMs,
    initial: readonly AccountPolicyData[],
    createdAtMs: number,
  ) {
    this.#timeline = timeline;
    this.#random = random;
    this.#spreadMs = spreadMs;
    this.#createdAtMs = createdAtMs;
    this.#initial = new Map(initial.map((policy) => [`${policy.path ?? "/"}${policy.name}`, policy]));
  }

  /** Takes over what a former run left. */
  restore(state: PolicyState): void {
    for (const policy of state.changed) {
      this.#policies.set(policy.arn, policy);
      this.#changed.add(policy.arn);
    }
    for (const arn of state.deletedArns) this.#deleted.add(arn);
  }

  /** What `restore` needs. */
  state(): PolicyState {
    const changedPolicies = [...this.#policies.values()].filter((one) => this.#changed.has(one.arn));
    return { changed: changedPolicies, deletedArns: [...this.#deleted] };
  }

  /** The policy of that ARN. */
  find(arn: string): ManagedPolicy | undefined {
    const known = this.#policies.get(arn);
    if (known || this.#deleted.has(arn)) return known;
    const match = /^arn:aws:iam::(\d{12}):policy(\/.*)$/.exec(arn);
    const [, accountId = "", pathAndName = ""] = match ?? [];
    const initial = this.#initial.get(pathAndName);
    return initial && this.#make(accountId, initial, this.#createdAtMs);
  }

  #make(accountId: string, data: AccountPolicyData, createdAtMs: number): ManagedPolicy {
    const { name, path = "/", document } = data;
    const arn = policyArn(accountId, path, name);
    const policy: ManagedPolicy = {
      accountId,
      name,
      path,
      arn,
      policyId: `ANPA${seededRandom(`${arn}/${createdAtMs}`).text(17, ID_ALPHABET)}`,
      createdAtMs,
      updatedAtMs: createdAtMs,
      defaultVersionId: "v1",
      versions: [{ versionId: "v1", document, createdAtMs }],
      lastVersion: 1,
      documents: [{ value: document, fromMs: createdAtMs }],
    };
    this.#policies.set(arn, policy);
    return policy;
  }

  /** All policies of an account, by name. */
  of(accountId: string): ManagedPolicy[] {
    for (const { path = "/", name } of this.#initial.values()) this.find(policyArn(accountId, path, name));
    return [...this.#policies.values()]
      .filter((policy) => policy.accountId === accountId)
      .sort((a, b) => (a.arn < b.arn ? -1 : 1));
  }

  /** Makes a policy. */
  create(accountId: string, data: AccountPolicyData, description?: string): ManagedPolicy {
    const policy = this.#make(accountId, data, this.#timeline.now());
    if (description !== undefined) policy.description = description;
    this.#deleted.delete(policy.arn);
    this.#tell(policy);
    return policy;
  }

  /** Adds a version; it decides nothing until it is the default. */
  addVersion(policy: ManagedPolicy, document: string): PolicyVersion {
    policy.lastVersion += 1;
    const version = { versionId: `v${policy.lastVersion}`, document, createdAtMs: this.#timeline.now() };
    policy.versions.unshift(version);
    policy.updatedAtMs = version.createdAtMs;
    this.#tell(policy);
    return version;
  }

  /** Makes a version the default; it comes into force once it has spread. */
  setDefault(policy: ManagedPolicy, version: PolicyVersion): void {
    const nowMs = this.#timeline.now();
    policy.defaultVersionId = version.versionId;
    policy.updatedAtMs = nowMs;
    const fromMs = nowMs + this.#random.between(this.#spreadMs);
    policy.documents = changed(policy.documents, { value: version.document, fromMs }, nowMs);
    this.#tell(policy);
    this.#timeline.at(fromMs, () => {
      for (const listener of this.onChanged) listener(policy, true);
    });
  }

  /** Takes a version away. */
  removeVersion(policy: ManagedPolicy, versionId: string): void {
    policy.versions = policy.versions.filter((one) => one.versionId !== versionId);
    policy.updatedAtMs = this.#timeline.now();
    this.#tell(policy);
  }

  /** Takes the whole policy away; false when there was none. */
  remove(arn: string): boolean {
    const policy = this.find(arn);
    if (!policy) return false;
    this.#policies.delete(arn);
    this.#changed.delete(arn);
    this.#deleted.add(arn);
    for (const listener of this.onChanged) listener(policy, false);
    return true;
  }

  /** The document in force now. */
  documentInForce(arn: string): string | undefined {
    const policy = this.find(arn);
    return policy && inForce(policy.documents, this.#timeline.now());
  }

  #tell(policy: ManagedPolicy): void {
    this.#changed.add(policy.arn);
    for (const listener of this.onChanged) listener(policy, false);
  }
}
