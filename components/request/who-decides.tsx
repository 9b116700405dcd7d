"use client";
/** Who would decide, by name. */
import { useFormatter, useTranslations } from "next-intl";
import type { PreviewPart } from "./preview";

/** Several units: it says that each gets a request of its own, and for which accounts. */
export function WhoDecides({ parts, answerHours }: { parts: readonly PreviewPart[]; answerHours: number }) {
  const t = useTranslations("ask");
  const format = useFormatter();
  const several = parts.length > 1;
  return (
    <>
      {several && <p className="mb-1">{t("severalRequests", { count: parts.length })}</p>}
      <ul className="flex flex-col gap-1">
        {parts.map(({ unit, accounts }) => (
          <li key={unit.id}>
            {unit.deciders.length > 0 ? (
              <>
                <span className="font-medium">{format.list(unit.deciders, { type: "disjunction" })}</span>
                <span className="text-ink-soft">
                  {" · "}
                  {several ? `${unit.name}: ${accounts.map(({ name }) => name).join(", ")}` : unit.name}
                </span>
              </>
            ) : (
              <span className="text-failed">{t("nobodyCanDecide", { unit: unit.name })}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-1 text-ink-soft">{t("lapses", { hours: answerHours })}</p>
    </>
  );
}
