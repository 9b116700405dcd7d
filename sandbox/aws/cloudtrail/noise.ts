/** The noise of an account's own services and pipelines, so that attributing events to a person takes care. */
import type { Random } from "../random";
import type { World } from "../world";
import { type Act, applicationChanges, looks } from "./acts";
import { eventOf, type Identity, wholeSeconds } from "./event-record";
import { sceneOf } from "./scene";

/** Above so many accounts each makes less noise, so that thousands do not flood the machine. */
const MANY_ACCOUNTS = 50;

interface Actor {
  roleName: string;
  sessionName: string;
  acts: Act[];
}

/** Makes noise in every account. */
export class NoisePlay {
  readonly #world: World;
  readonly #random: Random;

  constructor(world: World) {
    this.#world = world;
    this.#random = world.random.stream("noise");
  }

  /** Begins; it ends with the timeline. */
  begin(): void {
    for (const accountId of this.#world.tree.accounts.keys()) this.#next(accountId);
  }

  #next(accountId: string): void {
    const { timeline, profile } = this.#world;
    const calm = Math.max(1, this.#world.tree.accounts.size / MANY_ACCOUNTS);
    timeline.after(this.#random.between(profile.noisePaceMs) * calm, () => {
      this.#make(accountId);
      this.#next(accountId);
    });
  }

  /** Mostly services; now and then a pipeline whose session bears a person's name, as pipelines do. */
  #actor(): Actor {
    if (this.#random.chance(0.1)) {
      const user = this.#random.pick([...this.#world.directory.users.values()]);
      return { roleName: "deploy-pipeline", sessionName: user.userName, acts: applicationChanges };
    }
    return this.#random.pick([
      { roleName: "AWSServiceRoleForConfig", sessionName: "AWSConfig-Describe", acts: looks.slice(0, 4) },
      { roleName: "AWSServiceRoleForAutoScaling", sessionName: "AutoScaling", acts: looks.slice(0, 1) },
      { roleName: "settlement-task", sessionName: this.#random.text(32), acts: looks.slice(4, 7) },
    ]);
  }

  #make(accountId: string): void {
    const { tree, organization, timeline, trails } = this.#world;
    const actor = this.#actor();
    const nowMs = timeline.now();
    const roleId = `AROA${actor.roleName
      .toUpperCase()
      .replace(/[^A-Z]/g, "")
      .padEnd(17, "X")
      .slice(0, 17)}`;
    const identity: Identity = {
      username: actor.sessionName,
      accessKeyId: `ASIA${this.#random.text(16, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")}`,
      userIdentity: {
        type: "AssumedRole",
        principalId: `${roleId}:${actor.sessionName}`,
        arn: `arn:aws:sts::${accountId}:assumed-role/${actor.roleName}/${actor.sessionName}`,
        accountId,
        sessionContext: {
          sessionIssuer: {
            type: "Role",
            principalId: roleId,
            arn: `arn:aws:iam::${accountId}:role/${actor.roleName}`,
            accountId,
            userName: actor.roleName,
          },
          attributes: { creationDate: wholeSeconds(nowMs - 600_000), mfaAuthenticated: "false" },
        },
      },
    };
    trails.record(
      eventOf(
        {
          act: this.#random.pick(actor.acts),
          scene: sceneOf(accountId, tree.accounts.get(accountId)?.name ?? accountId, organization.homeRegion),
          atMs: nowMs,
          identity,
          sourceIpAddress: "198.51.100.7",
          userAgent: "aws-sdk-java/2.31",
        },
        this.#random,
      ),
    );
  }
}
