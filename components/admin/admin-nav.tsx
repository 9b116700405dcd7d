/** The rooms of the admin pages. */
import { useTranslations } from "next-intl";
import { SectionNav } from "@/components/shell/section-nav";

const rooms = [
  ["overview", "/admin"],
  ["units", "/admin/units"],
  ["eligibility", "/admin/eligibility"],
  ["roles", "/admin/roles"],
  ["preflight", "/admin/preflight"],
] as const;

export type AdminRoom = (typeof rooms)[number][0];

export function AdminNav({ current }: { current: AdminRoom }) {
  const t = useTranslations("admin");
  return (
    <SectionNav
      label={t("rooms")}
      sections={rooms.map(([room, href]) => ({ href, label: t(room), current: room === current }))}
    />
  );
}
