/** The rooms of the security pages. */
import { useTranslations } from "next-intl";
import { SectionNav } from "@/components/shell/section-nav";

const rooms = [
  ["overview", "/security"],
  ["live", "/security/live"],
  ["changes", "/security/changes"],
  ["access", "/security/access"],
  ["drift", "/security/drift"],
  ["guards", "/security/guards"],
  ["audit", "/security/audit"],
] as const;

/** One of the rooms, by the key of its name. */
export type SecurityRoom = (typeof rooms)[number][0];

/** Those that speak of everybody: heads of units do not see them. */
const forSecurity: ReadonlySet<SecurityRoom> = new Set(["drift", "guards", "audit"]);

/** Heads of units see the rooms that can be cut to their units. */
export function SecurityNav({ current, all }: { current?: SecurityRoom; all: boolean }) {
  const t = useTranslations("security");
  const shown = rooms.filter(([room]) => all || !forSecurity.has(room));
  return (
    <SectionNav
      label={t("rooms")}
      sections={shown.map(([room, href]) => ({ href, label: t(room), current: room === current }))}
    />
  );
}
