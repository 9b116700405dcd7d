/** What preflight found of one weight, a sentence each. */
import { CircleAlert, CircleHelp, Info, type LucideIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { FindingGroup } from "@/core/preflight/groups";
import { sentenceOf } from "@/core/preflight/sentence";
import type { Weight } from "@/core/preflight/weight";

const looks: Record<Weight, { icon: LucideIcon; style: string }> = {
  stops: { icon: CircleAlert, style: "text-failed" },
  unproven: { icon: CircleHelp, style: "text-caution" },
  cautions: { icon: Info, style: "text-ink-faint" },
};

/** Accounts listed under one sentence. */
const MOST_SHOWN = 100;

/** Nothing where nothing was found. */
export function PreflightFindings({ weight, groups }: { weight: Weight; groups: readonly FindingGroup[] }) {
  const t = useTranslations("preflight");
  const { icon: Icon, style } = looks[weight];
  if (groups.length === 0) return null;
  return (
    <Card title={t(`weight.${weight}`)} aside={<span className="tabular-nums">{groups.length}</span>} flush>
      <ul className="divide-y">
        {groups.map(({ key, finding, accounts }) => (
          <li key={key} data-finding={finding.kind} className="flex gap-2.5 px-4 py-2.5">
            <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${style}`} />
            <div className="min-w-0">
              <p className="wrap-anywhere">
                {sentenceOf(finding, (name, facts) => t(name as never, facts as never))}
              </p>
              <Accounts accounts={accounts} />
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Accounts({ accounts }: { accounts: readonly string[] }) {
  const t = useTranslations("preflight");
  if (accounts.length === 0) return null;
  if (accounts.length === 1) return <p className="text-xs text-ink-soft tabular-nums">{accounts[0]}</p>;
  return (
    <details className="group/accounts text-xs text-ink-soft">
      <summary className="inline-flex min-h-8 cursor-pointer list-none items-center gap-1.5 hover:text-ink touch:min-h-12">
        <span aria-hidden className="text-ink-faint group-open/accounts:rotate-90">
          ›
        </span>
        {t("inAccounts", { count: accounts.length })}
      </summary>
      <ul className="grid gap-x-6 gap-y-1 pb-1 tabular-nums tablet:grid-cols-2">
        {accounts.slice(0, MOST_SHOWN).map((account) => (
          <li key={account}>{account}</li>
        ))}
      </ul>
      {accounts.length > MOST_SHOWN && (
        <p className="pb-1">{t("moreAccounts", { count: accounts.length - MOST_SHOWN })}</p>
      )}
    </details>
  );
}
