/** Why access that was due to begin has not begun, and what is done about it. */
import { useTranslations } from "next-intl";
import { Time } from "@/components/ui/time";
import type { GrantView } from "@/core/grant/views";
import type { GrantWait } from "@/core/grant/wait";
import { FaultWords } from "./overdue-words";

/** A sentence, and the last trouble where there was one. */
export function WaitWords({ grant, wait, own }: { grant: GrantView; wait: GrantWait; own: boolean }) {
  const t = useTranslations("grant");
  const times = {
    own: own ? "yes" : "no",
    begins: () => "beginsAt" in wait && wait.beginsAt && <Time at={wait.beginsAt} show="absolute" />,
    end: () => <Time at={grant.endsAt} show="absolute" />,
  };
  if (wait.for === "last-session")
    return (
      <span data-wait="last-session">
        {t.rich(wait.beginsAt ? "wait.last-session" : "wait.last-session-unknown", times)}
      </span>
    );
  if (wait.for === "mode" || wait.for === "removal")
    return <span data-wait={wait.for}>{t.rich(`wait.${wait.for}`, times)}</span>;
  return (
    <span data-wait={wait.for}>
      {t.rich(`wait.${wait.for}`, times)} {wait.fault && <FaultWords fault={wait.fault} />}
    </span>
  );
}
