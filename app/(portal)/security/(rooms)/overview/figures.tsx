// How long access takes, and when it is asked for, over the last four weeks.
import { getFormatter, getTimeZone, getTranslations } from "next-intl/server";
import { LeadTimeStats } from "@/components/security/lead-time-stats";
import { LeadTimeTable } from "@/components/security/lead-time-table";
import { Card } from "@/components/ui/card";
import { FilterLinks } from "@/components/ui/filter-links";
import { HeatTable } from "@/components/ui/heat-table";
import { addressWith, type Search } from "@/components/ui/page-address";
import { portal } from "@/wiring/web";
import { dayAfter, dayBegins, dayIn } from "../../day";
import { keptOf, textOf } from "../../filters";
import type { ScopedViewer } from "../../scoped-viewer";

const DAYS = 28;
const path = "/security";
const hours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0"));

export async function Figures({ viewer, search }: { viewer: ScopedViewer; search: Search }) {
  const [t, format, timeZone] = await Promise.all([
    getTranslations("security"),
    getFormatter(),
    getTimeZone(),
  ]);
  const since = dayIn(timeZone, await portal().now(), 1 - DAYS);
  const unitId = textOf(search, "unit");
  const filter = { unitId, timeZone, from: dayBegins(since, timeZone) };
  const [leads, cells] = await Promise.all([
    portal().leadTimes(viewer.scope, filter),
    portal().heatMap(viewer.scope, filter),
  ]);
  const listed = (changes: Record<string, string | number | undefined>) =>
    addressWith("/security/access", {}, { unit: unitId, from: since, ...changes });
  const weekly = textOf(search, "by") === "week";
  const rows = leads.filter(({ of }) => of === (weekly ? "week" : "unit"));
  const unitName = (id: string) => viewer.units.find((unit) => unit.id === id)?.name ?? id;
  const weekName = (monday: string) =>
    format.dateTime(new Date(`${monday}T00:00:00Z`), { day: "numeric", month: "short", timeZone: "UTC" });
  const days = Array.from({ length: 7 }, (_, day) =>
    format.dateTime(new Date(Date.UTC(2026, 10, 16 + day)), { weekday: "short", timeZone: "UTC" }),
  );
  const counts = days.map((_, day) =>
    hours.map((_, hour) => cells.find((c) => c.weekday === day + 1 && c.hour === hour)?.count ?? 0),
  );
  return (
    <section aria-labelledby="figures" className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 id="figures" className="font-medium">
          {t("figuresTitle")}
        </h2>
        {viewer.units.length > 1 && <UnitLinks {...{ viewer, search, unitId }} anyUnit={t("anyUnit")} />}
      </div>
      <LeadTimeStats
        times={leads.find(({ of }) => of === "all")}
        hrefOf={(step) => listed(step === "decided" ? {} : { show: "grants" })}
      />
      <Card title={t("figuresTable")} aside={<ByLinks {...{ search, weekly }} />} flush>
        <LeadTimeTable
          rows={rows}
          header={t(weekly ? "weekOf" : "unit")}
          nameOf={weekly ? weekName : unitName}
          hrefOf={(key) => listed(weekly ? { from: key, to: dayAfter(key, 6) } : { unit: key })}
        />
      </Card>
      <Card title={t("heatTitle")} aside={<span className="text-xs">{timeZone.replaceAll("_", " ")}</span>}>
        <HeatTable
          caption={t("heatCaption")}
          days={days}
          hours={hours}
          counts={counts}
          hrefOf={(day, hour) => listed({ weekday: day + 1, hour })}
        />
      </Card>
    </section>
  );
}

function UnitLinks({
  viewer,
  search,
  unitId,
  anyUnit,
}: {
  viewer: ScopedViewer;
  search: Search;
  unitId: string | undefined;
  anyUnit: string;
}) {
  const kept = keptOf(search, ["by"]);
  return (
    <FilterLinks
      label={anyUnit}
      links={[{ id: undefined, name: anyUnit }, ...viewer.units].map(({ id, name }) => ({
        href: addressWith(path, kept, { unit: id }),
        label: name,
        current: id === unitId,
      }))}
    />
  );
}

async function ByLinks({ search, weekly }: { search: Search; weekly: boolean }) {
  const t = await getTranslations("security");
  const kept = keptOf(search, ["unit"]);
  return (
    <FilterLinks
      label={t("figuresTable")}
      links={[
        { href: addressWith(path, kept, {}), label: t("byUnit"), current: !weekly },
        { href: addressWith(path, kept, { by: "week" }), label: t("byWeek"), current: weekly },
      ]}
    />
  );
}
