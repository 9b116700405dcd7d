import { expect, it } from "vitest";
import { createWorld } from "@/scripts/testing/world";

it.each([true, false])("copies which permission sets reference their guard policy (%s)", async (guarded) => {
  const world = await createWorld({ guarded });
  try {
    const sets = await world.prisma.permissionSet.findMany({ orderBy: { name: "asc" } });
    const names = ["DatabaseAdmin", "IncidentResponder", "NetworkAdmin", "PowerUser", "ReadOnly"];
    expect(sets.map(({ name, guardPolicy }) => [name, guardPolicy])).toEqual(
      names.map((name) => [name, guarded ? `catraca-guard-${name}` : null]),
    );
  } finally {
    await world.close();
  }
});
