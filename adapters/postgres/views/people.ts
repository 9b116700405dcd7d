// People and groups by name.
import type { PersonView } from "@/core/directory/views";
import type { UnitId } from "@/core/ids";
import type { GroupView } from "@/core/policy/views";
import type { PrismaClient } from "../client";
import { personFields, toPerson } from "./shapes";

/** People by id; ids that are nobody's are left out. */
export async function peopleById(
  prisma: PrismaClient,
  ids: ReadonlyArray<string | null>,
): Promise<Map<string, PersonView>> {
  const known = [...new Set(ids.filter((id): id is string => id !== null))];
  if (known.length === 0) return new Map();
  const rows = await prisma.person.findMany({ where: { id: { in: known } }, ...personFields });
  return new Map(rows.map((row) => [row.id, toPerson(row)]));
}

/** The approvers of each unit, by name, as of the last synchronization. */
export async function approversByUnit(prisma: PrismaClient): Promise<Map<UnitId, PersonView[]>> {
  const rows = await prisma.$queryRaw<
    Array<{ unitId: UnitId; id: string; displayName: string; userName: string }>
  >`
    SELECT DISTINCT unit_member.unit_id AS "unitId", person.id, person.display_name AS "displayName",
           person.user_name AS "userName"
    FROM unit_member
    JOIN group_member ON group_member.group_id = unit_member.group_id
    JOIN person ON person.id = group_member.person_id AND person.enabled
    WHERE unit_member.role = 'approver' ORDER BY "displayName"`;
  const byUnit = new Map<UnitId, PersonView[]>();
  for (const { unitId, ...person } of rows)
    byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), toPerson(person)]);
  return byUnit;
}

/** Groups by id with their members, as of the last synchronization. */
export async function groupsById(prisma: PrismaClient): Promise<(id: string) => GroupView> {
  const rows = await prisma.group.findMany({ include: { members: true } });
  const people = await peopleById(
    prisma,
    rows.flatMap(({ members }) => members.map((each) => each.personId)),
  );
  const groups = new Map(
    rows.map(({ id, name, members }) => [
      id,
      { id, name, members: members.flatMap(({ personId }) => people.get(personId) ?? []) },
    ]),
  );
  return (id) => groups.get(id) ?? { id, name: id, members: [] };
}
