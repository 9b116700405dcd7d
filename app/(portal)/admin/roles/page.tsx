// /admin/roles: which groups have which role, and who that is.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GroupMembers } from "@/components/admin/group-members";
import { HowRulesChange } from "@/components/admin/how-rules-change";
import { Card } from "@/components/ui/card";
import { AdminPage, rulesForAdmin, titled } from "../admin-page";

export function generateMetadata(): Promise<Metadata> {
  return titled("roles");
}

export default async function RolesPage() {
  const [{ roles }, t] = await Promise.all([rulesForAdmin(), getTranslations("admin")]);
  return (
    <AdminPage room="roles" lead={t("rolesLead")}>
      {(["security", "admin"] as const).map((role) => (
        <Card key={role} title={t(`role.${role}`)}>
          <p className="mb-3 text-ink-soft">{t(`roleDoes.${role}`)}</p>
          <GroupMembers groups={roles.filter((each) => each.role === role).map(({ group }) => group)} />
        </Card>
      ))}
      <p className="text-xs text-ink-faint">{t("membersAsOf")}</p>
      <HowRulesChange />
    </AdminPage>
  );
}
