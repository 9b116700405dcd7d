// The lock, on two real transactions at one time: in virtual time one always waits for the other.
import { postgresDatabase } from "@/adapters/postgres/database";
import type { AssignmentId } from "@/core/ids";
import type { Ground } from "@/scripts/model/ground";

/**
 * Somebody is about to move a grant's end, in a transaction that takes the assignment's lock, or with the lock switched
 * off does not. Whether a worker takes that very assignment up meanwhile, to decide on it.
 */
export async function isTakenUpMeanwhile({ owner, prisma }: Ground, locked: boolean): Promise<boolean> {
  await owner.query("UPDATE assignment SET next_action_at = NULL");
  const { rows } = await owner.query(`
    INSERT INTO assignment (person_id, account_id, permission_set_arn, next_action_at, next_class)
    SELECT p.id, a.id, s.arn, catraca_now() - interval '1 second', 0 FROM person p, account a, permission_set s LIMIT 1
    ON CONFLICT (person_id, account_id, permission_set_arn) DO UPDATE SET next_action_at = EXCLUDED.next_action_at, next_class = 0
    RETURNING id`);
  const id = rows[0].id as AssignmentId;
  const database = postgresDatabase(prisma, { sender: 1, callsPerSecond: 15 });
  return database.transact(async (tx) => {
    if (locked) await tx.assignments.lock(id);
    const takenUp = await database.transact((worker) => worker.assignments.lockMostUrgent(false));
    return takenUp?.assignment.id === id;
  });
}
