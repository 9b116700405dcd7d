/** The rooms of the admin pages. */
import { useTranslations } from "next-intl";
import { FilterLinks } from "@/components/ui/filter-links";

const rooms = [
  ["overview", "/admin"],
  ["units", "/admin/units"],
  ["eligibility", "/admin/eligibility"],
  ["roles", "/admin/roles"],
] as const;

export type AdminRoom = (typeof rooms)[number][0];

export function AdminNav({ current }: { current: AdminRoom }) {
  const t = useTranslations("admin");
  return (
    <FilterLinks
      label={t("rooms")}
      links={rooms.map(([room, href]) => ({ href, label: t(room), current: room === current }))}
    />
  );
}
