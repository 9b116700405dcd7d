/** One filter as a row of links: states, units, weeks. */
import { AppLink } from "./app-link";

/** One choice of the filter, with how many there are. */
export interface FilterLink {
  href: string;
  label: string;
  count?: number;
  current: boolean;
}

/** Scrolls sideways on a phone. */
export function FilterLinks({ label, links }: { label: string; links: readonly FilterLink[] }) {
  return (
    <nav aria-label={label} className="-mx-1 overflow-x-auto px-1 py-0.5">
      <ul className="flex gap-1">
        {links.map((link) => (
          <li key={link.href}>
            <AppLink
              href={link.href}
              aria-current={link.current ? "true" : undefined}
              className="control flex items-center gap-1.5 whitespace-nowrap rounded px-2.5 text-ink-soft hover:bg-hover hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
            >
              {link.label}
              {link.count !== undefined && (
                <span className="tabular-nums text-xs text-ink-faint">{link.count}</span>
              )}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
