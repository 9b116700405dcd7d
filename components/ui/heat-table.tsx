/** How much happens when: a table whose cells are shaded. */
import { useTranslations } from "next-intl";
import { AppLink } from "./app-link";
import { classNames } from "./class-names";

/** Five shades, the accent on the ground; never an inline style, which the policy forbids. */
const shades = [
  "bg-sunken text-ink-faint",
  "bg-heat-1",
  "bg-heat-2",
  "bg-heat-3 text-on-accent",
  "bg-heat-4 text-on-heat-4",
];

/** The shade of a count: 0 for none, then quarters of the largest. */
function shadeOf(count: number, largest: number): number {
  return count <= 0 || largest <= 0 ? 0 : Math.min(4, Math.ceil((count / largest) * 4));
}

interface HeatTableProps {
  caption: string;
  /** Rows (weekdays), already in the visitor's language. */
  days: readonly string[];
  /** Columns (hours): "00" … "23". */
  hours: readonly string[];
  /** counts[day][hour] */
  counts: readonly (readonly number[])[];
  /** The list behind a cell. */
  hrefOf: (day: number, hour: number) => string;
}

/** Scrolls sideways inside its own frame on a phone. The numbers are there for all; the shade is an aid. */
export function HeatTable({ caption, days, hours, counts, hrefOf }: HeatTableProps) {
  const t = useTranslations("ui");
  const largest = Math.max(0, ...counts.flat());
  return (
    <section aria-label={caption} className="relative overflow-x-auto">
      <table className="w-full min-w-176 border-separate border-spacing-0.5 text-center text-xs tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t("weekday")}</span>
            </th>
            {hours.map((hour) => (
              <th key={hour} scope="col" className="font-normal text-ink-faint">
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day, row) => (
            <tr key={day}>
              <th scope="row" className="sticky left-0 bg-surface pr-2 text-left font-normal text-ink-soft">
                {day}
              </th>
              {hours.map((hour, column) => {
                const count = counts[row]?.[column] ?? 0;
                const style = classNames(
                  "flex h-7 items-center justify-center rounded",
                  shades[shadeOf(count, largest)],
                );
                return (
                  <td key={hour}>
                    {count === 0 ? (
                      <span className={style}>
                        <span className="sr-only">0</span>
                      </span>
                    ) : (
                      <AppLink
                        href={hrefOf(row, column)}
                        aria-label={t("heatCell", { day, hour, count })}
                        className={style}
                      >
                        {count}
                      </AppLink>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
