/** The play of people: whoever holds access signs in with it and works, only while holding it. */
import type { Random } from "../random";
import type { Cancel } from "../timeline";
import type { World } from "../world";
import type { Act } from "./acts";
import { eventOf } from "./event-record";
import { NoisePlay } from "./noise";
import { type Repertoire, repertoireFor } from "./repertoire";
import {
  beginSession,
  type RoleSession,
  sessionIdentity,
  signInAct,
  signInAnswer,
  signInIdentity,
} from "./role-session";
import { type Scene, sceneOf } from "./scene";

/** A person, an account and a permission set: access that may be held, by whatever assignment. */
export interface Access {
  userId: string;
  accountId: string;
  permissionSetArn: string;
}

interface Presence {
  access: Access;
  sinceMs: number;
  calls: number;
  session: RoleSession | undefined;
  cancelNext: Cancel;
}

const BUSY_MS = 60_000;
const TIRED_MS = 10 * 60_000;
/** Above so many people the pace slows, so that thousands of assignments do not flood the machine. */
const CROWD = 50;
/** By this call at the latest somebody has made a protected action. */
const SURPRISE_AT_CALL = 7;

const keyOf = (access: Access) => `${access.userId}|${access.accountId}|${access.permissionSetArn}`;

/** Lets people come, work and go. */
export class ActivityPlay {
  readonly #world: World;
  readonly #random: Random;
  readonly #presences = new Map<string, Presence>();

  constructor(world: World) {
    this.#world = world;
    this.#random = world.random.stream("people");
  }

  /** Starts the noise of the accounts' own services. */
  beginNoise(): void {
    if (this.#world.options.activity) new NoisePlay(this.#world).begin();
  }

  /** Compares what a person holds with what the person does. */
  lookAt(access: Access): void {
    if (!this.#world.options.activity) return;
    const presence = this.#presences.get(keyOf(access));
    const holds = this.#holds(access);
    if (holds && !presence) this.#arrive(access);
    if (!holds && presence) {
      presence.cancelNext();
      this.#presences.delete(keyOf(access));
    }
  }

  /** The same for all that a person may hold: the person or the person's groups changed. */
  lookAtPerson(userId: string): void {
    const held = [...this.#presences.values()].map((presence) => presence.access);
    const possible = this.#world.assignments.live();
    for (const { accountId, permissionSetArn } of [...held, ...possible]) {
      this.lookAt({ userId, accountId, permissionSetArn });
    }
  }

  #holds({ userId, accountId, permissionSetArn }: Access): boolean {
    const { directory, assignments } = this.#world;
    if (directory.users.get(userId)?.status !== "ENABLED") return false;
    const place = { accountId, permissionSetArn };
    if (assignments.has({ principalType: "USER", principalId: userId, ...place })) return true;
    return directory
      .groupsOf(userId)
      .some((groupId) => assignments.has({ principalType: "GROUP", principalId: groupId, ...place }));
  }

  #arrive(access: Access): void {
    const { timeline, profile } = this.#world;
    const signInMs = this.#random.between(profile.signInMs);
    const presence: Presence = {
      access,
      sinceMs: timeline.now(),
      calls: 0,
      session: undefined,
      cancelNext: () => {},
    };
    this.#presences.set(keyOf(access), presence);
    presence.cancelNext = timeline.after(signInMs, () => this.#signIn(presence));
  }

  #signIn(presence: Presence): void {
    const { permissionSets, directory, timeline } = this.#world;
    const { userId, accountId, permissionSetArn } = presence.access;
    const [user, role, set] = [
      directory.users.get(userId),
      permissionSets.role(accountId, permissionSetArn),
      permissionSets.byArn.get(permissionSetArn),
    ];
    if (!user || !role || !set) return;
    const session = beginSession(user, role, set, timeline.now(), this.#random);
    presence.session = session;
    this.#record(session, signInAct(this.#world, session), "sign-in");
    this.#goOn(presence, set.name);
  }

  #goOn(presence: Presence, setName: string): void {
    presence.cancelNext = this.#world.timeline.after(this.#pauseMs(presence), () => {
      const { session } = presence;
      if (!session || this.#world.timeline.now() >= session.expiresAtMs) return this.#signIn(presence);
      const { act, isDenied } = this.#choose(repertoireFor(setName), presence);
      this.#record(session, act, isDenied ? "denied" : "done");
      this.#goOn(presence, setName);
    });
  }

  #pauseMs(presence: Presence): number {
    const { profile, timeline } = this.#world;
    const presentMs = timeline.now() - presence.sinceMs;
    const pauseMs = this.#random.between(presentMs < BUSY_MS ? profile.busyPaceMs : profile.calmPaceMs);
    return pauseMs * (presentMs > TIRED_MS ? 4 : 1) * Math.max(1, this.#presences.size / CROWD);
  }

  #choose(repertoire: Repertoire, presence: Presence): { act: Act; isDenied: boolean } {
    presence.calls += 1;
    const dice = this.#random.fraction();
    if (repertoire.surprises.length > 0 && (presence.calls === SURPRISE_AT_CALL || dice < 0.05)) {
      return { act: this.#random.pick(repertoire.surprises), isDenied: false };
    }
    if (dice < 0.15) return { act: this.#random.pick(repertoire.denied), isDenied: true };
    if (dice < 0.35 && repertoire.writes.length > 0) {
      return { act: this.#random.pick(repertoire.writes), isDenied: false };
    }
    return { act: this.#random.pick(repertoire.reads), isDenied: false };
  }

  #scene(accountId: string): Scene {
    const { tree, organization } = this.#world;
    return sceneOf(accountId, tree.accounts.get(accountId)?.name ?? accountId, organization.homeRegion);
  }

  #record(session: RoleSession, act: Act, how: "sign-in" | "done" | "denied"): void {
    const isSignIn = how === "sign-in";
    const event = eventOf(
      {
        act,
        scene: this.#scene(session.accountId),
        atMs: this.#world.timeline.now(),
        identity: isSignIn ? signInIdentity(session) : sessionIdentity(this.#world, session),
        sourceIpAddress: session.sourceIpAddress,
        userAgent: isSignIn
          ? "AWS Internal"
          : "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0",
        isDenied: how === "denied",
        ...(isSignIn ? { responseElements: signInAnswer(session) } : {}),
      },
      this.#random,
    );
    this.#world.trails.record(event);
  }
}
