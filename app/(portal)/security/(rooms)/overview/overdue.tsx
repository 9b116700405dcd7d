// On top of everything: access that should be gone and is not proven to be, filled red.
import { getTranslations } from "next-intl/server";
import { OverdueTable } from "@/components/security/overdue-table";
import { Alarm } from "@/components/ui/alarm";
import { Time } from "@/components/ui/time";
import { portal } from "@/wiring/web";
import type { ScopedViewer } from "../../scoped-viewer";

/** Nothing when nothing is overdue. */
export async function Overdue({ viewer: { scope } }: { viewer: ScopedViewer }) {
  const [t, { count, since }, grants] = await Promise.all([
    getTranslations("security"),
    portal().overdueCount(scope),
    portal().overdue(scope),
  ]);
  if (count === 0 || !since) return null;
  return (
    <section
      aria-labelledby="overdue"
      data-overdue-alarm={count}
      className="overflow-hidden rounded border border-overdue-fill"
    >
      <Alarm
        flush
        title={
          <span id="overdue">
            {t.rich("overdueAlarm", { count, since: () => <Time key="since" at={since} show="absolute" /> })}
          </span>
        }
      >
        {t("overdueDone")}
      </Alarm>
      <OverdueTable grants={grants} />
      {count > grants.length && (
        <p className="border-t px-4 py-2 text-xs text-ink-faint">
          {t("overdueMore", { shown: grants.length, count })}
        </p>
      )}
    </section>
  );
}
