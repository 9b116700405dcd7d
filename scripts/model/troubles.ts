// Laying out what goes wrong in a run, and remembering when it did.
import type { Client } from "pg";
import type { AbsenceSighting, StatementSighting } from "./evidence";
import type { Plan, Trouble } from "./plan";
import { newProcess } from "./process";
import { START_MS } from "./sandbox";
import type { Blow, Stage } from "./stage";

/** Lays all of it out. */
export function sowTroubles(stage: Stage, { troubles }: Plan): void {
  const blows = new Map<string, Blow>();
  for (const [index, trouble] of troubles.entries()) sow(stage, trouble, `fault-${index}`, blows);
  stage.atTurn = (slot, turn) => blows.get(`${slot} ${turn}`);
}

function sow(stage: Stage, trouble: Trouble, id: string, blows: Map<string, Blow>): void {
  const { faults } = stage.ground.current.world;
  switch (trouble.is) {
    case "fault": {
      const { operation, fromCall, calls, effect } = trouble;
      faults.add({ id, match: { operation }, fromCall, calls, effect });
      return;
    }
    case "down": {
      const { service, atMs, forMs } = trouble;
      const match = service ? { match: { service } } : {};
      faults.add({ id, ...match, afterMs: atMs, forMs, effect: { kind: "down" } });
      stage.disturb(`${service ?? "AWS"} down`, START_MS + atMs, START_MS + atMs + forMs);
      return;
    }
    case "kill":
    case "pause":
    case "break": {
      const { is, ...blow } = trouble;
      blows.set(`${trouble.worker} ${trouble.atTurn}`, { do: is, ...blow } as Blow);
      return;
    }
    case "clock":
      stage.disturb("clock", START_MS + trouble.atMs);
      later(stage, trouble.atMs, () => stage.jump(trouble.byMs));
      return;
    case "unlock":
      stage.disturb("lock lost", START_MS + trouble.atMs, START_MS + trouble.atMs + trouble.forMs);
      later(stage, trouble.atMs, () => stage.loseLock(trouble.worker, trouble.forMs));
  }
}

function later({ time }: Stage, ms: number, then: () => unknown): void {
  void time.nap(newProcess("fate"), START_MS + ms).over.then(then);
}

/** What the guards' statements said, change by change. */
export async function statementsOf(owner: Client): Promise<StatementSighting[]> {
  const { rows } = await owner.query(`
    SELECT extract(epoch FROM s.at)::float8 * 1000 AS ms, s.row,
      a.person_id || '|' || a.account_id || '|' || a.permission_set_arn AS key
    FROM statement_sighting s JOIN assignment a ON a.id = (s.row->>'assignment_id')::uuid ORDER BY s.sequence`);
  const ms = (text: string | null) => (text === null ? null : Date.parse(text));
  return rows.map(({ ms: atMs, row, key }) => ({
    atMs,
    key,
    id: row.id,
    notAfterMs: Date.parse(row.not_after),
    issuedBeforeMs: ms(row.issued_before),
    possibleGapAtMs: ms(row.possible_gap_at),
    isGone: row.gone_at !== null,
  }));
}

/** Which absences the portal has seen. */
export async function absencesOf(owner: Client): Promise<AbsenceSighting[]> {
  const text = `SELECT DISTINCT extract(epoch FROM observed_at)::float8 * 1000 AS "atMs", key FROM absence_sighting`;
  return (await owner.query(text)).rows;
}
