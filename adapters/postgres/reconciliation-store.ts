// Reconciliations and their lists in Postgres: what was read stays read when a worker dies.
import type { ReconciliationStore } from "@/core/drift/ports";
import { HELD_BACK, type Item, type Reconciliation } from "@/core/drift/types";
import type { AccountId, PermissionSetArn } from "@/core/ids";
import type { Sql } from "./client";

/** So many that are over are kept. */
const KEPT = 5;

/** Within the caller's transaction. */
export function reconciliationStore(sql: Sql): ReconciliationStore {
  return {
    async current() {
      const [row] = await sql.$queryRaw<Reconciliation[]>`
        SELECT id::text AS id, started_at AS "startedAt", last_fault AS "lastFault"
        FROM reconciliation WHERE finished_at IS NULL`;
      return row;
    },
    async isDue(everyMs) {
      const [row] = await sql.$queryRaw<unknown[]>`
        SELECT 1 AS one FROM installation WHERE NOT EXISTS (
          SELECT FROM reconciliation WHERE finished_at IS NULL
          OR started_at > catraca_now() - make_interval(secs => ${everyMs / 1000}::float8)
             AND (installation.mode <> 'restored' OR started_at > installation.changed_at))`;
      return row !== undefined;
    },
    async begin() {
      const [row] = await sql.$queryRaw<Reconciliation[]>`
        INSERT INTO reconciliation DEFAULT VALUES ON CONFLICT ((true)) WHERE finished_at IS NULL DO NOTHING
        RETURNING id::text AS id, started_at AS "startedAt", last_fault AS "lastFault"`;
      if (row) await this.addItems(row.id, [{ list: "permission-sets" }]);
      return row;
    },
    async addItems(id, items) {
      const keys = items.map(keyOf);
      await sql.$executeRaw`
        INSERT INTO reconciliation_item (reconciliation_id, permission_set_arn, account_id)
        SELECT ${id}::uuid, * FROM unnest(${keys.map(([set]) => set)}::text[], ${keys.map(([, account]) => account)}::text[])
        ON CONFLICT DO NOTHING`;
    },
    async nextItem(id, without) {
      const keys = without.map(keyOf);
      const [row] = await sql.$queryRaw<Array<{ set: string; account: string }>>`
        SELECT permission_set_arn AS set, account_id AS account FROM reconciliation_item
        WHERE reconciliation_id = ${id}::uuid AND done_at IS NULL
        AND (permission_set_arn, account_id) NOT IN (
          SELECT * FROM unnest(${keys.map(([set]) => set)}::text[], ${keys.map(([, account]) => account)}::text[]))
        ORDER BY account_id <> '', permission_set_arn, account_id LIMIT 1`;
      return row && toItem(row);
    },
    async finishItem(id, item) {
      const [set, account] = keyOf(item);
      const finished = await sql.$executeRaw`
        UPDATE reconciliation_item SET done_at = catraca_now()
        WHERE reconciliation_id = ${id}::uuid AND permission_set_arn = ${set} AND account_id = ${account}
        AND done_at IS NULL`;
      return finished > 0;
    },
    async dropItem(id, item) {
      const [permissionSetArn, accountId] = keyOf(item);
      await sql.reconciliationItem.deleteMany({
        where: { reconciliationId: id, permissionSetArn, accountId },
      });
    },
    async noteFault(id, code) {
      await sql.$executeRaw`
        UPDATE reconciliation SET last_fault = ${code}
        WHERE id = ${id}::uuid AND last_fault IS DISTINCT FROM ${code} AND last_fault IS DISTINCT FROM ${HELD_BACK}`;
    },
    async believe(id) {
      await sql.reconciliation.update({ where: { id }, data: { lastFault: null } });
    },
    async finish(id) {
      await sql.$executeRaw`UPDATE reconciliation SET finished_at = catraca_now() WHERE id = ${id}::uuid`;
      await sql.$executeRaw`
        DELETE FROM reconciliation WHERE id IN (
          SELECT id FROM reconciliation WHERE finished_at IS NOT NULL ORDER BY started_at DESC OFFSET ${KEPT})`;
    },
    async isAnythingElseDue() {
      const [row] = await sql.$queryRaw<unknown[]>`
        SELECT 1 AS one FROM assignment WHERE next_action_at <= (SELECT catraca_now()) LIMIT 1`;
      return row !== undefined;
    },
    async tellProgress(id) {
      await sql.$executeRaw`SELECT pg_notify('catraca_live', 'reconciliation:' || ${id}::text)`;
    },
  };
}

/** Both parts empty: the list of permission sets; no account: the accounts of one. */
function keyOf(item: Item): [permissionSetArn: string, accountId: string] {
  switch (item.list) {
    case "permission-sets":
      return ["", ""];
    case "accounts":
      return [item.permissionSetArn, ""];
    case "holders":
      return [item.permissionSetArn, item.accountId];
  }
}

function toItem({ set, account }: { set: string; account: string }): Item {
  if (set === "") return { list: "permission-sets" };
  const permissionSetArn = set as PermissionSetArn;
  return account === ""
    ? { list: "accounts", permissionSetArn }
    : { list: "holders", permissionSetArn, accountId: account as AccountId };
}
