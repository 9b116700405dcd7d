// Postgres as the proof wants it: a clock that stands where it is put, and a witness of every change.
import { Client } from "pg";
import { putUpWitness } from "@/scripts/chaos/witness";

/** Tables that a run fills, each after those that point to it. */
const FILLED = [
  "chaos_sighting",
  "statement_sighting",
  "absence_sighting",
  "notice",
  "drift",
  "guard_operation",
  "guard_statement",
  "guard",
  "operation",
  "activity",
  '"grant"',
  "decision",
  "target",
  "request",
  "assignment",
  "standing_access",
  "audit_entry",
  '"freeze"',
];

/** The owner's connection. */
export async function ownerOf(ownerUrl: string): Promise<Client> {
  const owner = new Client(ownerUrl);
  await owner.connect();
  return owner;
}

/** `catraca_now` is the one function through which the product reads time; what the witness sees is dated by the truth. */
export async function prepare(owner: Client): Promise<void> {
  await putUpWitness(owner);
  await owner.query(`
    CREATE TABLE model_clock (at timestamptz NOT NULL, truth timestamptz NOT NULL);
    INSERT INTO model_clock VALUES (now(), now());
    GRANT SELECT ON model_clock TO catraca_runtime;
    CREATE OR REPLACE FUNCTION catraca_now() RETURNS timestamptz LANGUAGE sql VOLATILE
      AS 'SELECT at FROM model_clock';
    CREATE FUNCTION model_truth() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'SELECT truth FROM model_clock';
    ALTER TABLE chaos_sighting ALTER COLUMN at SET DEFAULT model_truth();
    CREATE TABLE statement_sighting (sequence bigserial, at timestamptz NOT NULL DEFAULT model_truth(), row jsonb);
    CREATE FUNCTION see_statement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      BEGIN INSERT INTO statement_sighting (row) VALUES (to_jsonb(NEW)); RETURN NULL; END $$;
    CREATE TRIGGER see_statement AFTER INSERT OR UPDATE ON guard_statement
      FOR EACH ROW EXECUTE FUNCTION see_statement();
    CREATE TABLE absence_sighting (observed_at timestamptz NOT NULL, key text NOT NULL);
    CREATE FUNCTION see_absence() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
      BEGIN INSERT INTO absence_sighting VALUES (NEW.observed_at,
        NEW.person_id || '|' || NEW.account_id || '|' || NEW.permission_set_arn); RETURN NULL; END $$;
    CREATE TRIGGER see_absence AFTER UPDATE ON assignment FOR EACH ROW
      WHEN (NEW.presence = 'absent' AND NEW.observed_at IS DISTINCT FROM OLD.observed_at) EXECUTE FUNCTION see_absence();`);
}

/** Puts Postgres's clock there, so far ahead of the truth. */
export async function setClock(owner: Client, truthMs: number, aheadMs: number): Promise<void> {
  const text = "UPDATE model_clock SET at = to_timestamp($1), truth = to_timestamp($2)";
  await owner.query({ name: "clock", text, values: [(truthMs + aheadMs) / 1000, truthMs / 1000] });
}

/** As if nothing had ever been asked for; `guarded` says whether permission sets carry session guards. */
export async function empty(owner: Client, atMs: number, guarded: boolean): Promise<void> {
  await setClock(owner, atMs, 0);
  await owner.query(`${FILLED.map((table) => `DELETE FROM ${table}`).join("; ")};
    UPDATE permission_set SET guard_policy = ${guarded ? "'catraca-guard-' || name" : "NULL"}, gone_at = NULL;
    UPDATE aws_budget SET next_at = catraca_now(), taken = 0;
    UPDATE installation SET mode = 'granting'`);
}
