import { expect, it } from "vitest";
import { createWorld } from "@/scripts/testing/world";

it("copies which permission sets reference their guard policy", async () => {
  const world = await createWorld();
  try {
    const sets = await world.prisma.permissionSet.findMany({ orderBy: { name: "asc" } });
    expect(sets.map(({ name, guardPolicy }) => [name, guardPolicy])).toEqual([
      ["DatabaseAdmin", "catraca-guard-DatabaseAdmin"],
      ["IncidentResponder", "catraca-guard-IncidentResponder"],
      ["NetworkAdmin", "catraca-guard-NetworkAdmin"],
      ["PowerUser", "catraca-guard-PowerUser"],
      ["ReadOnly", "catraca-guard-ReadOnly"],
    ]);
  } finally {
    await world.close();
  }
});
