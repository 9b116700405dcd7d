/** The file that lets a sandbox go on where a former one stopped. Written whole and atomically. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { RoleSession } from "./cloudtrail/role-session";
import type { TrailEvent } from "./cloudtrail/trails";
import type { DirectoryState } from "./directory";
import type { PolicyState } from "./iam/policy-store";
import type { AsyncOperation } from "./operations";
import type { AssignmentTuple } from "./organization";
import type { OrganizationChange } from "./organization-changes";
import type { PermissionSetState } from "./permission-sets";
import type { Cancel } from "./timeline";
import type { World } from "./world";

/** What the file holds. */
interface SandboxState {
  format: 1;
  organizationId: string;
  /** How often a sandbox has started on this file; it varies the seed, so that no id comes twice. */
  runs: number;
  assignments: (AssignmentTuple & { createdAtMs: number })[];
  operations: AsyncOperation[];
  permissionSets: PermissionSetState;
  directory: DirectoryState;
  events: TrailEvent[];
  /** Absent in files of older sandboxes. */
  policies?: PolicyState;
  sessions?: RoleSession[];
  changes?: OrganizationChange[];
}

/** Reads the file; undefined when there is none yet, an error of one sentence when it is of something else. */
export function readState(file: string, organizationId: string): SandboxState | undefined {
  if (!existsSync(file)) return undefined;
  let state: Partial<SandboxState>;
  try {
    state = JSON.parse(readFileSync(file, "utf8")) as Partial<SandboxState>;
  } catch {
    throw new Error(`The state file ${file} is not readable JSON; delete it to begin anew.`);
  }
  if (state.format !== 1 || state.organizationId !== organizationId) {
    throw new Error(`The state file ${file} is of another organization or version; delete it to begin anew.`);
  }
  return state as SandboxState;
}

function stateOf(world: World, runs: number): SandboxState {
  return {
    format: 1,
    organizationId: world.organization.organizationId,
    runs,
    assignments: world.assignments.live(),
    operations: world.operations.state(),
    permissionSets: world.permissionSets.state(),
    directory: world.directory.state(),
    events: world.trails.all(),
    policies: world.policies.state(),
    sessions: world.sessions.state(),
    changes: world.changes.state(),
  };
}

const SOON_MS = 100;
const LATER_MS = 5000;

/** Saves the world soon after a change of access, and every few seconds while events come. */
export class StateKeeper {
  readonly #world: World;
  readonly #file: string;
  readonly #runs: number;
  #pending: { atMs: number; cancel: Cancel } | undefined;

  constructor(world: World, file: string, runs: number) {
    this.#world = world;
    this.#file = file;
    this.#runs = runs;
    world.assignments.onChanged.push(() => this.#saveWithin(SOON_MS));
    world.operations.onChanged.push(() => this.#saveWithin(SOON_MS));
    world.directory.onPersonChanged.push(() => this.#saveWithin(SOON_MS));
    world.permissionSets.onChanged.push(() => this.#saveWithin(SOON_MS));
    world.changes.onChanged.push(() => this.#saveWithin(SOON_MS));
    world.policies.onChanged.push(() => this.#saveWithin(SOON_MS));
    world.trails.onRecorded.push(() => this.#saveWithin(LATER_MS));
  }

  #saveWithin(ms: number): void {
    const atMs = this.#world.timeline.now() + ms;
    if (this.#pending && this.#pending.atMs <= atMs) return;
    this.#pending?.cancel();
    this.#pending = { atMs, cancel: this.#world.timeline.at(atMs, () => this.save()) };
  }

  /** Writes the file now. A disk that refuses is reported and does not stop the play. */
  save(): void {
    this.#pending?.cancel();
    this.#pending = undefined;
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      const temporary = `${this.#file}.${randomBytes(4).toString("hex")}.tmp`;
      writeFileSync(temporary, JSON.stringify(stateOf(this.#world, this.#runs)));
      renameSync(temporary, this.#file);
    } catch (error) {
      console.error(`The state file ${this.#file} could not be written:`, error);
    }
  }
}
