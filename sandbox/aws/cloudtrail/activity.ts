/** The play of people: whoever holds access signs in with it and works while holding it; a few go on while their session lives. */
import { type Access, holdsAccess } from "../access";
import type { Random } from "../random";
import type { Cancel } from "../timeline";
import type { World } from "../world";
import type { Act } from "./acts";
import { NoisePlay } from "./noise";
import { type Repertoire, repertoireFor } from "./repertoire";
import { type RoleSession, signInAct } from "./role-session";
import { type Outcome, recordCall } from "./session-events";

interface Presence {
  access: Access;
  sinceMs: number;
  calls: number;
  session: RoleSession | undefined;
  /** The access is gone; the session goes on. */
  isLingering: boolean;
  /** Calls in a row that a guard denied. */
  refusals: number;
  cancelNext: Cancel;
}

const BUSY_MS = 60_000;
const TIRED_MS = 10 * 60_000;
/** Above so many people the pace slows, so that thousands of assignments do not flood the machine. */
const CROWD = 50;
/** By this call at the latest somebody has made a protected action. */
const SURPRISE_AT_CALL = 7;

/** So often somebody tries again when denied everything. */
const MOST_REFUSALS = 2;

const keyOf = (access: Access) => `${access.userId}|${access.accountId}|${access.permissionSetArn}`;

/** Lets people come, work and go. */
export class ActivityPlay {
  readonly #world: World;
  readonly #random: Random;
  readonly #lingering: Random;
  readonly #presences = new Map<string, Presence>();

  constructor(world: World) {
    this.#world = world;
    this.#random = world.random.stream("people");
    this.#lingering = world.random.stream("lingering");
  }

  /** Starts the noise of the accounts' own services. */
  beginNoise(): void {
    if (this.#world.options.activity) new NoisePlay(this.#world).begin();
  }

  /** Compares what a person holds with what the person does. */
  lookAt(access: Access): void {
    if (!this.#world.options.activity) return;
    const presence = this.#presences.get(keyOf(access));
    const holds = holdsAccess(this.#world, access);
    if (holds && presence?.isLingering) this.#leave(presence);
    if (holds && (!presence || presence.isLingering)) this.#arrive(access);
    if (!holds && presence && !presence.isLingering && !this.#lingers(presence)) this.#leave(presence);
  }

  #leave(presence: Presence): void {
    presence.cancelNext();
    this.#presences.delete(keyOf(presence.access));
  }

  #lingers(presence: Presence): boolean {
    const { profile, timeline } = this.#world;
    const isAlive = (presence.session?.expiresAtMs ?? 0) > timeline.now();
    presence.isLingering = isAlive && this.#lingering.chance(profile.lingerChance);
    return presence.isLingering;
  }

  /** The same for all that a person may hold: the person or the person's groups changed. */
  lookAtPerson(userId: string): void {
    const held = [...this.#presences.values()].map((presence) => presence.access);
    const possible = this.#world.assignments.live();
    for (const { accountId, permissionSetArn } of [...held, ...possible]) {
      this.lookAt({ userId, accountId, permissionSetArn });
    }
  }

  #arrive(access: Access): void {
    const { timeline, profile } = this.#world;
    const signInMs = this.#random.between(profile.signInMs);
    const presence: Presence = {
      access,
      sinceMs: timeline.now(),
      calls: 0,
      session: undefined,
      isLingering: false,
      refusals: 0,
      cancelNext: () => {},
    };
    this.#presences.set(keyOf(access), presence);
    presence.cancelNext = timeline.after(signInMs, () => this.#signIn(presence));
  }

  #signIn(presence: Presence): void {
    const session = this.#world.sessions.begin(presence.access, this.#random);
    const set = this.#world.permissionSets.byArn.get(presence.access.permissionSetArn);
    if (!session || !set) return;
    presence.session = session;
    presence.refusals = 0;
    this.#record(session, signInAct(this.#world, session), "sign-in");
    this.#goOn(presence, set.name);
  }

  #goOn(presence: Presence, setName: string): void {
    presence.cancelNext = this.#world.timeline.after(this.#pauseMs(presence), () => {
      const { session, isLingering } = presence;
      if (!session || this.#world.timeline.now() >= session.expiresAtMs) {
        if (isLingering) this.#leave(presence);
        else this.#signIn(presence);
        return;
      }
      const { act, isDenied } = this.#choose(repertoireFor(setName), presence);
      const said = this.#world.sessions.verdictOf(session, `${act.service}:${act.name}`);
      if (!said.allowed) {
        this.#record(session, act, "cut-off");
        this.#heedRefusal(presence, setName);
        return;
      }
      presence.refusals = 0;
      this.#record(session, act, isDenied ? "denied" : "done");
      this.#goOn(presence, setName);
    });
  }

  /** Who is denied everything tries once more, then stops; who still holds the access comes back some time later. */
  #heedRefusal(presence: Presence, setName: string): void {
    presence.refusals += 1;
    if (presence.refusals < MOST_REFUSALS) this.#goOn(presence, setName);
    else if (presence.isLingering) this.#leave(presence);
    else presence.cancelNext = this.#world.timeline.after(TIRED_MS, () => this.#signIn(presence));
  }

  #pauseMs(presence: Presence): number {
    const { profile, timeline } = this.#world;
    const presentMs = timeline.now() - presence.sinceMs;
    const pauseMs = this.#random.between(presentMs < BUSY_MS ? profile.busyPaceMs : profile.calmPaceMs);
    return (
      pauseMs *
      (presentMs > TIRED_MS || presence.isLingering ? 4 : 1) *
      Math.max(1, this.#presences.size / CROWD)
    );
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

  #record(session: RoleSession, act: Act, outcome: Outcome): void {
    recordCall(this.#world, session, act, outcome, this.#random);
  }
}
