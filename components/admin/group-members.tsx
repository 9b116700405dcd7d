/** Groups with their members by name. */
import { useFormatter, useTranslations } from "next-intl";
import type { GroupView } from "@/core/policy/views";

export function GroupMembers({ groups }: { groups: readonly GroupView[] }) {
  const t = useTranslations("admin");
  const format = useFormatter();
  if (groups.length === 0) return <p className="text-failed">{t("noGroups")}</p>;
  return (
    <ul className="flex flex-col gap-1">
      {groups.map(({ id, name, members }) => (
        <li key={id}>
          {members.length > 0 ? format.list(members.map((each) => each.displayName)) : t("noMembers")}
          <code className="block font-mono text-xs text-ink-faint">{name}</code>
        </li>
      ))}
    </ul>
  );
}
