// What people do in a run: in the portal by the real verbs, and in AWS behind its back.

import { Fault } from "@/core/fault";
import { endOwn, revoke } from "@/core/grant/end";
import { freeze, liftFreeze } from "@/core/grant/freeze";
import type { BundleId, GrantId, PersonId } from "@/core/ids";
import { decide } from "@/core/request/decide";
import { submit } from "@/core/request/submit";
import type { Command } from "./plan";
import { Killed, newProcess } from "./process";
import { START_MS } from "./sandbox";
import type { Stage } from "./stage";
import { approver, asAws, ofGroup, type RunTuple, security, TUPLES } from "./tuples";

/** How long it takes to press again. */
const AGAIN_MS = 2_000;

interface Given {
  readonly id: GrantId;
  readonly personId: PersonId;
  readonly endsAtMs: number;
}

export class Commands {
  readonly #stage: Stage;
  readonly #given: Given[] = [];
  readonly performed: string[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** When the last of what was granted ends by itself, or now. */
  lastEndMs(): number {
    return Math.max(this.#stage.time.nowMs(), ...this.#given.map(({ endsAtMs }) => endsAtMs));
  }

  /** Performs them, each at its time. Whatever AWS refuses people have to live with. */
  async perform(commands: readonly Command[]): Promise<void> {
    const of = newProcess("people");
    let atMs = START_MS;
    for (const command of commands) {
      atMs += command.afterMs;
      await this.#stage.time.nap(of, atMs).over;
      const came = await this.#press(command, crypto.randomUUID() as BundleId).catch((error: unknown) => {
        if (error instanceof Fault) return `fault ${error.code}`;
        throw error;
      });
      this.performed.push(`${command.do}: ${came}`);
    }
  }

  /** Whoever sees the portal die presses again, on the same form. */
  async #press(command: Command, bundleId: BundleId): Promise<string> {
    try {
      return await this.#perform(command, bundleId);
    } catch (error) {
      if (!isOfTheDead(error)) throw error;
      await this.#stage.time.sleep(newProcess("people"), AGAIN_MS);
      return this.#press(command, bundleId);
    }
  }

  async #perform(command: Command, bundleId: BundleId): Promise<string> {
    const { web } = this.#stage;
    switch (command.do) {
      case "grant":
        return this.#grant(command, bundleId);
      case "done": {
        const given = this.#given.at(-1 - command.back);
        return given ? said(await endOwn(web, given.id, given.personId)) : "nothing";
      }
      case "revoke": {
        const given = this.#given.at(-1 - command.back);
        return given ? said(await revoke(web, given.id, approver, "incident")) : "nothing";
      }
      case "freeze":
        return said(await freeze(web, security, "incident"));
      case "lift":
        return said(await liftFreeze(web, security));
      default:
        return this.#byHand(command, TUPLES[command.tuple]);
    }
  }

  async #grant(
    { tuple, minutes, startsInMs }: Command & { do: "grant" },
    bundleId: BundleId,
  ): Promise<string> {
    const { web, time, ground } = this.#stage;
    const { personId, ...target } = TUPLES[tuple];
    const startsAt = startsInMs === null ? null : new Date(time.nowMs() + this.#stage.aheadMs + startsInMs);
    const ask = { targets: [target], minutes, startsAt, justification: "an incident", ticket: "INC-1" };
    const asked = await submit(web, personId, bundleId, ask);
    const [requestId] = asked.ok ? asked.value : [];
    if (!requestId) return said(asked);
    const of = newProcess("people");
    const query = async (text: string) =>
      (await time.turn(of, () => ground.owner.query(text, [requestId]))).rows[0];
    const { content_hash: contentHash } = await query("SELECT content_hash FROM request WHERE id = $1");
    const verdict = { verdict: "approve", minutes } as const;
    const decided = await decide(web, { requestId, approverId: approver, verdict, contentHash });
    const text = `SELECT id, extract(epoch FROM ends_at)::float8 * 1000 AS ms FROM "grant" WHERE request_id = $1`;
    const grant = await query(text);
    if (grant) this.#given.push({ id: grant.id, personId, endsAtMs: grant.ms });
    return grant ? "done" : said(decided);
  }

  async #byHand(
    command: Exclude<Command, { do: "grant" | "done" | "revoke" | "freeze" | "lift" }>,
    tuple: RunTuple,
  ) {
    const { world, time } = this.#stage.ground.current;
    const note = (operation: string, changed: boolean, detail: object) =>
      world.journal.write(time.nowMs(), {
        kind: "control",
        service: "sandbox",
        operation,
        outcome: changed ? "OK" : "UNCHANGED",
        ...detail,
      });
    const aws = command.do.endsWith("group") ? ofGroup(tuple) : asAws(tuple);
    const existed = world.assignments.has(aws);
    switch (command.do) {
      case "give-by-hand":
      case "give-group":
        world.assignments.add(aws);
        note("AddAssignment", !existed, { tuple: aws });
        if (command.do === "give-by-hand" && command.standing && !existed) await this.#adopt(tuple);
        return existed ? "nothing" : "done";
      case "take-by-hand":
      case "take-group":
        world.assignments.remove(aws);
        note("RemoveAssignment", existed, { tuple: aws });
        return existed ? "done" : "nothing";
      case "disable":
      case "enable":
        world.directory.setEnabled(tuple.personId, command.do === "enable");
        note(command.do === "enable" ? "EnablePerson" : "DisablePerson", true, { detail: tuple.personId });
        return "done";
    }
  }

  /** Known as standing. */
  async #adopt({ personId, accountId, permissionSetArn }: RunTuple): Promise<void> {
    const text = `INSERT INTO standing_access (principal_type, principal_id, account_id, permission_set_arn)
      VALUES ('person', $1, $2, $3) ON CONFLICT DO NOTHING`;
    const { ground, time } = this.#stage;
    const values = [personId, accountId, permissionSetArn];
    await time.turn(newProcess("security"), () => ground.owner.query(text, values));
  }
}

/** Adapters make a fault of whatever is thrown below them. */
function isOfTheDead(error: unknown): boolean {
  return error instanceof Killed || (error instanceof Fault && error.cause instanceof Killed);
}

function said(outcome: { ok: true } | { ok: false; refusals: readonly { code: string }[] }): string {
  return outcome.ok ? "done" : outcome.refusals.map(({ code }) => code).join(", ");
}
