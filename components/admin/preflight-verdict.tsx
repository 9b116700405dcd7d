/** How the check stands, in one banner. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Banner, type BannerTone } from "@/components/ui/banner";
import type { FindingGroup } from "@/core/preflight/groups";
import type { CheckState } from "./use-preflight";

interface PreflightVerdictProps {
  state: Exclude<CheckState, "idle">;
  groups: readonly FindingGroup[];
  action: ReactNode;
}

export function PreflightVerdict({ state, groups, action }: PreflightVerdictProps) {
  const t = useTranslations("preflight");
  const [tone, title, body] = ((): [BannerTone, string, string?] => {
    switch (state) {
      case "running":
        return ["info", t("checking")];
      case "stopped":
        return ["caution", t("stopped")];
      case "busy":
        return ["caution", t("busy")];
      case "failed":
        return ["error", t("failed"), t("failedBody")];
      case "done": {
        const count = (weight: string) => groups.filter((each) => each.weight === weight).length;
        if (count("stops") > 0) return ["error", t("stopsTitle", { count: count("stops") })];
        if (count("unproven") > 0)
          return ["caution", t("unprovenTitle", { count: count("unproven") }), t("unprovenBody")];
        return ["well", t("well"), t(groups.length > 0 ? "wellButBody" : "wellBody")];
      }
    }
  })();
  return (
    <Banner tone={tone} title={title} action={action} announce>
      {body}
    </Banner>
  );
}
