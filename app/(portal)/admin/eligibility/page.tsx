// /admin/eligibility: the eligibility policies, each as a sentence.
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { HowRulesChange } from "@/components/admin/how-rules-change";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { writtenMinutes } from "@/components/ui/written-length";
import type { PolicyView } from "@/core/policy/views";
import { AdminPage, rulesForAdmin, titled } from "../admin-page";

export function generateMetadata(): Promise<Metadata> {
  return titled("eligibility");
}

export default async function EligibilityPage() {
  const [{ policies }, t] = await Promise.all([rulesForAdmin(), getTranslations("admin")]);
  return (
    <AdminPage room="eligibility" lead={t("eligibilityLead")}>
      {policies.length === 0 ? (
        <Card>
          <EmptyState title={t("noPolicies")}>{t("noUnitsBody")}</EmptyState>
        </Card>
      ) : (
        <div className="flex flex-col gap-3">
          {policies.map((policy) => (
            <Policy key={policy.id} policy={policy} />
          ))}
        </div>
      )}
      <HowRulesChange />
    </AdminPage>
  );
}

async function Policy({ policy }: { policy: PolicyView }) {
  const [t, format] = await Promise.all([getTranslations("admin"), getFormatter()]);
  const people = new Map(
    policy.groups.flatMap(({ members }) => members).map((each) => [each.id, each.displayName]),
  );
  return (
    <Card
      title={policy.name}
      aside={<code className="font-mono text-xs text-ink-faint max-tablet:hidden">{policy.id}</code>}
    >
      <p>
        {t("policy", {
          groups: format.list(policy.groups.map(({ name }) => name)),
          permissionSets: format.list(policy.permissionSets),
          accounts: format.list(policy.accounts.map(({ name }) => name)),
          length: writtenMinutes(policy.maxMinutes),
        })}
      </p>
      <p className="mt-1 text-ink-soft">
        {t("policyWho", { count: people.size, names: format.list([...people.values()].sort()) })}
      </p>
    </Card>
  );
}
