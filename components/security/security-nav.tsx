/** The rooms of the security pages. */
import { useTranslations } from "next-intl";
import { SectionNav } from "@/components/shell/section-nav";

const rooms = [
  ["overview", "/security"],
  ["live", "/security/live"],
  ["changes", "/security/changes"],
  ["access", "/security/access"],
  ["drift", "/security/drift"],
  ["audit", "/security/audit"],
] as const;

/** One of the rooms, by the key of its name. */
export type SecurityRoom = (typeof rooms)[number][0];

/** Heads of units see neither drift nor the trail: those speak of everybody. */
export function SecurityNav({ current, all }: { current?: SecurityRoom; all: boolean }) {
  const t = useTranslations("security");
  const shown = rooms.filter(([room]) => all || (room !== "audit" && room !== "drift"));
  return (
    <SectionNav
      label={t("rooms")}
      sections={shown.map(([room, href]) => ({ href, label: t(room), current: room === current }))}
    />
  );
}
