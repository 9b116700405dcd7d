/** What is asked for, in words: "DatabaseAdmin in payments-prod and lending-prod". */
import { useFormatter, useTranslations } from "next-intl";
import type { TargetView } from "@/core/directory/views";

/** Accounts are told together by permission set. Texts: "grant". */
export function useTargetsPhrase(): (targets: readonly TargetView[]) => string {
  const t = useTranslations("grant");
  const format = useFormatter();
  return (targets) =>
    format.list(
      accountsBySet(targets).map(([permissionSet, accounts]) =>
        t("setInAccounts", { permissionSet, accounts: format.list(accounts) }),
      ),
    );
}

function accountsBySet(targets: readonly TargetView[]): [permissionSet: string, accounts: string[]][] {
  const bySet = new Map<string, string[]>();
  for (const { permissionSetName, accountName } of targets) {
    bySet.set(permissionSetName, [...(bySet.get(permissionSetName) ?? []), accountName]);
  }
  return [...bySet];
}
