// A witness in the database: triggers that note every change of a request, a grant, an operation and the trail, with
// its transaction and by the machine's own clock. They belong to the owner; the product's role neither sees nor needs them.

import type { Client } from "pg";
import type { Sighting } from "./judge/evidence";

const MAKE = `
  CREATE TABLE chaos_sighting (
    sequence bigserial PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    xid text NOT NULL DEFAULT pg_current_xact_id()::text,
    what text NOT NULL,
    id text NOT NULL,
    was text,
    became text NOT NULL
  );
  CREATE FUNCTION chaos_see() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
  DECLARE was text := CASE WHEN TG_OP = 'UPDATE' THEN OLD.state::text END;
  BEGIN
    IF was IS DISTINCT FROM NEW.state::text THEN
      INSERT INTO chaos_sighting (what, id, was, became) VALUES (TG_TABLE_NAME, NEW.id, was, NEW.state);
    END IF;
    RETURN NEW;
  END $$;
  CREATE FUNCTION chaos_see_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    INSERT INTO chaos_sighting (what, id, was, became) VALUES ('grant-end', NEW.id, OLD.ends_at, NEW.ends_at);
    RETURN NEW;
  END $$;
  CREATE FUNCTION chaos_see_entry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path = pg_catalog, public, pg_temp AS $$
  BEGIN
    INSERT INTO chaos_sighting (what, id, became) VALUES ('audit', NEW.subject_id, NEW.action);
    RETURN NEW;
  END $$;
  CREATE TRIGGER chaos_see AFTER INSERT OR UPDATE ON request FOR EACH ROW EXECUTE FUNCTION chaos_see();
  CREATE TRIGGER chaos_see AFTER INSERT OR UPDATE ON "grant" FOR EACH ROW EXECUTE FUNCTION chaos_see();
  CREATE TRIGGER chaos_see AFTER INSERT OR UPDATE ON operation FOR EACH ROW EXECUTE FUNCTION chaos_see();
  CREATE TRIGGER chaos_see_end AFTER UPDATE ON "grant" FOR EACH ROW
    WHEN (OLD.ends_at IS DISTINCT FROM NEW.ends_at) EXECUTE FUNCTION chaos_see_end();
  CREATE TRIGGER chaos_see_entry AFTER INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION chaos_see_entry();`;

/** Puts the witness up. `owner` is connected as the owner of the tables. */
export async function putUpWitness(owner: Client): Promise<void> {
  await owner.query(MAKE);
}

/** What the witness has seen, in order. */
export async function sightingsOf(owner: Client): Promise<Sighting[]> {
  const { rows } = await owner.query(
    "SELECT extract(epoch FROM at)::float8 * 1000 AS ms, xid, what, id, was, became FROM chaos_sighting ORDER BY sequence",
  );
  return rows.map(({ ms, ...row }) => ({ ...row, atMs: ms }));
}
