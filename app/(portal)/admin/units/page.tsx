// /admin/units: who owns which accounts, who heads them, who decides.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { GroupMembers } from "@/components/admin/group-members";
import { HowRulesChange } from "@/components/admin/how-rules-change";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { UnitRulesView } from "@/core/policy/views";
import { AdminPage, rulesForAdmin, titled } from "../admin-page";

export function generateMetadata(): Promise<Metadata> {
  return titled("units");
}

export default async function UnitsPage() {
  const [{ units }, t] = await Promise.all([rulesForAdmin(), getTranslations("admin")]);
  return (
    <AdminPage room="units" lead={t("unitsLead")}>
      {units.length === 0 && (
        <Card>
          <EmptyState title={t("noUnits")}>{t("noUnitsBody")}</EmptyState>
        </Card>
      )}
      {units.map((unit) => (
        <Unit key={unit.id} unit={unit} />
      ))}
      <HowRulesChange />
    </AdminPage>
  );
}

async function Unit({ unit }: { unit: UnitRulesView }) {
  const t = await getTranslations("admin");
  return (
    <Card
      title={unit.name}
      aside={<code className="font-mono text-xs text-ink-faint max-tablet:hidden">{unit.id}</code>}
    >
      <div className="grid gap-5 tablet:grid-cols-3">
        <div>
          <h3 className="mb-1 text-xs font-normal text-ink-faint">{t("accounts")}</h3>
          {unit.accounts.length === 0 && <p className="text-failed">{t("noAccounts")}</p>}
          <ul className="flex flex-col gap-1">
            {unit.accounts.map(({ id, name, path }) => (
              <li key={id} title={path}>
                {name}
                <code className="block font-mono text-xs text-ink-faint">{id}</code>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className="mb-1 text-xs font-normal text-ink-faint">{t("approvers")}</h3>
          <GroupMembers groups={unit.approvers} />
        </div>
        <div>
          <h3 className="mb-1 text-xs font-normal text-ink-faint">{t("heads")}</h3>
          <GroupMembers groups={unit.heads} />
        </div>
      </div>
    </Card>
  );
}
