"use client";
/** One account that can be ticked. */
import { useTranslations } from "next-intl";
import { classNames } from "@/components/ui/class-names";
import type { Offer, OfferedAccount } from "./offer";
import { useWrittenDuration } from "./written-duration";

interface AccountRowProps {
  account: OfferedAccount;
  offer: Offer;
  permissionSetArn: string;
  /** False: narrowed away by the search; it stays ticked. */
  shown: boolean;
  chosen: boolean;
  chosenAtFirst: boolean;
}

/** Cannot be ticked where the chosen permission set is not on offer, and then says what is. */
export function AccountRow({
  account,
  offer,
  permissionSetArn,
  shown,
  chosen,
  chosenAtFirst,
}: AccountRowProps) {
  const t = useTranslations("ask");
  const duration = useWrittenDuration();
  const maximum = account.maxMinutes[permissionSetArn];
  const closed = permissionSetArn !== "" && maximum === undefined;
  const names = offer.sets.filter(({ arn }) => account.maxMinutes[arn] !== undefined).map(({ name }) => name);
  return (
    <label
      className={classNames(
        "row flex items-start gap-2.5 px-3 py-2 has-checked:bg-accent-soft",
        closed ? "text-ink-faint" : "hover:bg-hover",
        !shown && "hidden",
      )}
    >
      <input
        type="checkbox"
        id={`account-${account.id}`}
        name="account"
        value={account.id}
        defaultChecked={chosenAtFirst}
        disabled={closed && !chosen}
        className="mt-0.5 size-4 shrink-0 touch:size-5"
      />
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0">
          <span className={closed ? undefined : "font-medium"}>{account.name}</span>{" "}
          <span className="font-mono text-xs text-ink-faint">{account.id}</span>
        </span>
        <span className="text-xs text-ink-faint">
          {maximum === undefined
            ? t("offersOnly", { names: names.join(", ") })
            : t("upTo", { duration: duration(maximum) })}
        </span>
      </span>
    </label>
  );
}
