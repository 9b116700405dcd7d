"use client";
/** Checks AWS at a button's press and shows what is found as it comes. */
import { Radar, Square } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { weights } from "@/core/preflight/weight";
import { PreflightFindings } from "./preflight-findings";
import { PreflightProgress } from "./preflight-progress";
import { PreflightVerdict } from "./preflight-verdict";
import { usePreflight } from "./use-preflight";

export function PreflightCheck() {
  const t = useTranslations("preflight");
  const { check, begin, stop } = usePreflight();
  const { groups } = check;
  const running = check.state === "running";
  const button = running ? (
    <Button onClick={stop} data-deed="stop">
      <Square aria-hidden />
      {t("stop")}
    </Button>
  ) : (
    <Button variant="primary" onClick={begin} data-deed="check">
      <Radar aria-hidden />
      {t(check.state === "idle" ? "check" : "again")}
    </Button>
  );
  if (check.state === "idle")
    return (
      <Card>
        <EmptyState title={t("notYet")} action={button}>
          {t("notYetBody")}
        </EmptyState>
      </Card>
    );
  return (
    <>
      <PreflightVerdict state={check.state} groups={groups} action={button} />
      {check.progress.permissions && <PreflightProgress check={check} />}
      {check.callerArn && (
        <p className="text-xs text-ink-faint wrap-anywhere">{t("callsAs", { arn: check.callerArn })}</p>
      )}
      {weights.map((weight) => (
        <PreflightFindings
          key={weight}
          weight={weight}
          groups={groups.filter((each) => each.weight === weight)}
        />
      ))}
    </>
  );
}
