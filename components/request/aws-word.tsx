/** What AWS confirmed, and when: one quiet line, and behind it all that was asked of AWS and what it said. */
import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import type { AwsStep } from "@/core/request/aws-steps";

/** Nothing where AWS was not asked. */
export function AwsWord({ steps }: { steps: readonly AwsStep[] }) {
  const t = useTranslations("request");
  if (steps.length === 0) return null;
  const word = confirmation(steps);
  const key = word ? (`aws.confirmed.${word.did}` as "aws.confirmed.there") : "aws.asked";
  return (
    <details data-aws={word?.did ?? "asked"} className="group/aws">
      <summary className="control inline-flex cursor-pointer list-none items-center gap-1.5 rounded px-1 hover:text-ink">
        <span aria-hidden className="text-ink-faint group-open/aws:rotate-90">
          ›
        </span>
        <span>{t.rich(key, { time: () => word && <Time at={word.at} show="exact" /> })}</span>
      </summary>
      <ol className="mt-1 mb-1 ml-1.5 flex flex-col gap-1.5 border-l pl-3">
        {steps.map((step) => (
          <Step key={`${step.of} ${step.did} ${step.operationId} ${step.at.getTime()}`} step={step} />
        ))}
      </ol>
    </details>
  );
}

/** Gone when AWS's list says so; there when, besides, all that had to be there before was. */
function confirmation(steps: readonly AwsStep[]): { did: "there" | "gone"; at: Date } | undefined {
  const listed = steps.findLast(({ of }) => of === "list");
  if (listed?.of !== "list") return undefined;
  const last = listed.did === "there" ? (steps.at(-1) ?? listed) : listed;
  return { did: listed.did, at: last.at };
}

function Step({ step: { of, did, at, operationId, words, tries } }: { step: AwsStep }) {
  const t = useTranslations("request");
  return (
    <li data-aws-step={`${of}-${did}`}>
      <span className="flex flex-col gap-x-4 tablet:flex-row tablet:items-baseline tablet:justify-between">
        <span className={did === "refused" ? "text-failed" : undefined}>
          {t(`aws.${of}.${did}` as "aws.give.refused", { tries })}
        </span>
        <span className="flex gap-x-2 font-mono text-xs text-ink-faint tabular-nums">
          {operationId && (
            <span title={t("aws.operation", { id: operationId })}>{operationId.slice(0, 8)}</span>
          )}
          <Time at={at} show="exact" />
        </span>
      </span>
      {words && (
        <q lang="en" className="block font-mono text-xs break-words text-ink-faint">
          {words}
        </q>
      )}
    </li>
  );
}
