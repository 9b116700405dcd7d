/** Starting and stopping the sandbox: AWS over HTTP, on this machine only. */
import type { Assignment } from "./assignments";
import { type Clock, systemClock } from "./clock";
import { demoOrganization } from "./demo-organization";
import type { FaultPlan } from "./faults/fault-plan";
import type { Faults } from "./faults/faults";
import { listen, serve } from "./http-listener";
import type { CallerPolicies } from "./iam/callers";
import type { JournalEntry } from "./journal";
import type { OrganizationData } from "./organization";
import type { OrganizationChanges } from "./organization-changes";
import { PROFILES, type Profile, type ProfileName } from "./profile";
import type { Sessions } from "./sessions";
import { readState, StateKeeper } from "./state-file";
import { World } from "./world";

/** How to start a sandbox. */
export interface AwsSandboxOptions extends CallerPolicies {
  /** 0 or absent: any free port. */
  port?: number;
  /** Absent: this machine alone, since the sandbox asks nobody who they are. */
  host?: string;
  /** A profile's name, or delays of one's own. */
  profile: ProfileName | Profile;
  /** Repeats a run: same seed, same calls at the same times, same answers. Absent: another run each time. */
  seed?: string | number;
  /** Absent: the demo organization. */
  organization?: OrganizationData;
  /** Keeps assignments, statuses, directory changes and events over restarts. */
  stateFile?: string;
  /** False switches the rate limits and quotas off. */
  throttle?: boolean;
  /** False: nobody works with the access they hold, and there is no noise. */
  activity?: boolean;
  /** Refuses signatures that are 5 min old or ahead; absent: in the profile `real` alone. */
  checkSignatureAge?: boolean;
  /** A test's clock. */
  clock?: Clock;
  /** Faults from the start; more can be laid out later. */
  faults?: FaultPlan;
}

/** A sandbox that runs. */
export interface AwsSandbox {
  /** For AWS_ENDPOINT_URL. */
  url: string;
  port: number;
  /** The sandbox's own record of calls and effects, in order. */
  record(filter?: { after?: number; kind?: JournalEntry["kind"] }): JournalEntry[];
  /** The assignments as they truly are now, whatever the lists show. */
  assignments(): Assignment[];
  /** Faults on demand. */
  faults: Faults;
  /** What others do to the organization: people, groups, permission sets and accounts that go, move or are suspended. */
  changes: OrganizationChanges;
  /** What people do with access: sessions that live on. */
  sessions: Sessions;
  /** When the sandbox's next thing is due, in milliseconds since 1970; undefined when nothing is to happen. */
  whenNextMs(): number | undefined;
  /** Saves the state file, if there is one, and stops. */
  close(): Promise<void>;
}

function buildWorld(options: AwsSandboxOptions): { world: World; keeper: StateKeeper | undefined } {
  const organization = options.organization ?? demoOrganization;
  const former = options.stateFile ? readState(options.stateFile, organization.organizationId) : undefined;
  const runs = (former?.runs ?? 0) + 1;
  const seed = options.seed ?? Date.now();
  const profile = typeof options.profile === "string" ? PROFILES[options.profile] : options.profile;
  const world = new World({
    organization,
    profile,
    checkSignatureAge: options.checkSignatureAge ?? profile.name === "real",
    seed: runs === 1 ? seed : `${seed}/${runs}`,
    clock: options.clock ?? systemClock(),
    throttle: options.throttle ?? true,
    activity: options.activity ?? true,
    callerPolicy: options.callerPolicy,
    ...(options.rolePolicies ? { rolePolicies: options.rolePolicies } : {}),
  });
  if (former) {
    world.changes.restore(former.changes ?? []);
    world.directory.restore(former.directory);
    world.permissionSets.restore(former.permissionSets);
    world.trails.restore(former.events);
    world.sessions.restore(former.sessions ?? []);
    if (former.policies) world.policies.restore(former.policies);
    world.operations.restore(former.operations, (operation) => world.keyOf(operation));
  }
  world.begin(former?.assignments);
  if (options.faults) world.faults.add(options.faults);
  return { world, keeper: options.stateFile ? new StateKeeper(world, options.stateFile, runs) : undefined };
}

/** Starts a sandbox. Throws one sentence when the port is taken or the state file is not its own. */
export async function startAwsSandbox(options: AwsSandboxOptions): Promise<AwsSandbox> {
  const { world, keeper } = buildWorld(options);
  const server = serve(world);
  const host = options.host ?? "127.0.0.1";
  const port = await listen(server, options.port ?? 0, host).catch((error: unknown) => {
    world.timeline.close();
    throw error;
  });
  keeper?.save();
  return {
    url: `http://${host}:${port}`,
    port,
    record: (filter) => world.journal.entries(filter),
    assignments() {
      world.timeline.catchUp();
      return world.assignments.live();
    },
    faults: world.faults,
    sessions: world.sessions,
    changes: world.changes,
    whenNextMs: () => world.timeline.whenNextMs(),
    async close() {
      world.timeline.catchUp();
      keeper?.save();
      world.timeline.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
