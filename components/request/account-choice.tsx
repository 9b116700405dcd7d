"use client";
/** In which accounts: native checkboxes, narrowed by typing. */
import { useTranslations } from "next-intl";
import { type KeyboardEvent, use, useState } from "react";
import { FormContext } from "@/components/ui/form-context";
import { AccountRow } from "./account-row";
import { accountSeparator } from "./ask-form";
import type { Offer, OfferedAccount } from "./offer";
import type { Prefill } from "./prefill";

interface AccountChoiceProps {
  offer: Offer;
  prefill: Prefill;
  chosenIds: readonly string[];
  /** "" while none is chosen. */
  permissionSetArn: string;
}

/** With fewer accounts than this a search would only be in the way. */
const searchedFrom = 7;

export function AccountChoice({ offer, prefill, chosenIds, permissionSetArn }: AccountChoiceProps) {
  const t = useTranslations("ask");
  const { state } = use(FormContext);
  const initial = state.values?.account?.split(accountSeparator) ?? prefill.accountIds;
  const [query, setQuery] = useState("");
  // In this order for good: a row that moved when it is ticked would be lost to the eye.
  const [accounts] = useState(() => chosenFirst(offer.accounts, initial));
  const matching = accounts.filter((account) => matches(account, query));

  function tickOnEnter(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== "Enter" || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const [first] = matching;
    if (first) document.getElementById(`account-${first.id}`)?.click();
  }

  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 flex w-full items-baseline justify-between gap-4 font-medium">
        {t("accounts")}
        {chosenIds.length > 0 && (
          <span className="font-normal text-ink-faint">
            {t("accountsChosen", { count: chosenIds.length })}
          </span>
        )}
      </legend>
      <Problems prefill={prefill} />
      <div className="overflow-hidden rounded border bg-surface">
        {offer.accounts.length >= searchedFrom && (
          <input
            type="search"
            aria-label={t("searchAccounts")}
            placeholder={t("searchAccounts")}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={tickOnEnter}
            className="row w-full border-b bg-transparent px-3 -outline-offset-2 touch:text-base noscript:hidden"
          />
        )}
        <div className="max-h-80 divide-y overflow-y-auto">
          {accounts.map((account) => (
            <AccountRow
              key={account.id}
              {...{ account, offer, permissionSetArn }}
              shown={matching.includes(account)}
              chosen={chosenIds.includes(account.id)}
              chosenAtFirst={initial.includes(account.id)}
            />
          ))}
          {matching.length === 0 && (
            <p className="row flex items-center px-3 text-ink-soft">{t("noAccountMatches", { query })}</p>
          )}
        </div>
      </div>
    </fieldset>
  );
}

function Problems({ prefill }: { prefill: Prefill }) {
  const t = useTranslations("ask");
  return (
    <>
      {prefill.unknownAccounts.map((name) => (
        <p key={name} className="mb-2 text-failed">
          {t("unknownAccount", { name })}
        </p>
      ))}
      {prefill.elsewhere.map((name) => (
        <p key={name} className="mb-2 text-failed">
          {t("notOnOfferThere", { name })}
        </p>
      ))}
    </>
  );
}

function chosenFirst(accounts: readonly OfferedAccount[], ids: readonly string[]): OfferedAccount[] {
  const first = (account: OfferedAccount) => (ids.includes(account.id) ? 0 : 1);
  return [...accounts].sort((one, other) => first(one) - first(other));
}

/** Every word typed occurs in name, id or path. */
function matches({ name, id, path }: OfferedAccount, query: string): boolean {
  const text = `${name} ${id} ${path}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
