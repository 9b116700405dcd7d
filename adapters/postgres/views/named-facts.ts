// Refusals speak of ids; people read names.
import type { PrismaClient } from "../client";

type Facts = Readonly<Record<string, string | number>>;

/** The same facts, with accounts, permission sets and units by name where there is one. */
export async function namedFacts(
  prisma: PrismaClient,
  facts: Facts,
): Promise<Record<string, string | number>> {
  const { account, permissionSet, unit } = facts;
  const [accountRow, setRow, unitRow] = await Promise.all([
    account === undefined ? null : prisma.account.findUnique({ where: { id: String(account) } }),
    permissionSet === undefined
      ? null
      : prisma.permissionSet.findUnique({ where: { arn: String(permissionSet) } }),
    unit === undefined ? null : prisma.businessUnit.findUnique({ where: { id: String(unit) } }),
  ]);
  return {
    ...facts,
    ...(accountRow ? { account: accountRow.name } : {}),
    ...(setRow ? { permissionSet: setRow.name } : {}),
    ...(unitRow ? { unit: unitRow.name } : {}),
  };
}
