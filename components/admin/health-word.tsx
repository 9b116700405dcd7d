/** How one part of the installation is: icon, word and colour together. */
import { CircleAlert, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";

/** up and current are well; everything else wants somebody. */
export function HealthWord({ state }: { state: "up" | "down" | "current" | "behind" | "unknown" }) {
  const t = useTranslations("admin");
  const well = state === "up" || state === "current";
  const Icon = well ? CircleCheck : CircleAlert;
  return (
    <span className={`inline-flex items-center gap-1.5 ${well ? "text-active" : "text-failed"}`}>
      <Icon aria-hidden className="size-4 shrink-0" />
      {t(state)}
    </span>
  );
}
