"use client";
/** Which permission set: a native radio group with a sentence on each. */
import { useTranslations } from "next-intl";
import { use } from "react";
import { FormContext } from "@/components/ui/form-context";
import type { Offer } from "./offer";
import type { Prefill } from "./prefill";

interface PermissionSetChoiceProps {
  offer: Offer;
  prefill: Prefill;
  /** The accounts ticked; a set that is not on offer in all of them says so. */
  accountIds: readonly string[];
}

export function PermissionSetChoice({ offer, prefill, accountIds }: PermissionSetChoiceProps) {
  const t = useTranslations("ask");
  const { state } = use(FormContext);
  const initial = state.values?.permissionSet ?? prefill.permissionSetArn;
  const chosen = offer.accounts.filter(({ id }) => accountIds.includes(id));
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-medium">{t("permissionSet")}</legend>
      {prefill.unknownSet && (
        <p className="mb-2 text-failed">{t("unknownSet", { name: prefill.unknownSet })}</p>
      )}
      <div className="max-h-112 divide-y overflow-y-auto rounded border bg-surface">
        {offer.sets.map((set) => {
          const missing = chosen.filter((account) => account.maxMinutes[set.arn] === undefined);
          return (
            <label
              key={set.arn}
              className="row flex items-start gap-2.5 px-3 py-2 hover:bg-hover has-checked:bg-accent-soft"
            >
              <input
                type="radio"
                name="permissionSet"
                value={set.arn}
                defaultChecked={set.arn === initial}
                className="mt-0.5 size-4 shrink-0 touch:size-5"
              />
              <span className="min-w-0">
                <span className="font-medium">{set.name}</span>
                <span className="block text-ink-soft">{set.description}</span>
                {missing.length > 0 && (
                  <span className="block text-xs text-ink-faint">
                    {t("setNotIn", { accounts: missing.map(({ name }) => name).join(", ") })}
                  </span>
                )}
              </span>
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}
