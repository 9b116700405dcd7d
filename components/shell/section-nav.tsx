/** The rooms of one place of the portal, under the head of its pages. */
import { AppLink } from "@/components/ui/app-link";

/** One room; `current` is the one that is shown. */
export interface Section {
  href: string;
  label: string;
  current: boolean;
}

/** Takes a second line on a phone, so that every room is in sight. */
export function SectionNav({ label, sections }: { label: string; sections: readonly Section[] }) {
  return (
    <nav aria-label={label} className="-mx-2.5">
      <ul className="flex flex-wrap gap-1">
        {sections.map(({ href, label: name, current }) => (
          <li key={href}>
            <AppLink
              href={href}
              aria-current={current ? "page" : undefined}
              className="control flex items-center rounded px-2.5 whitespace-nowrap text-ink-soft hover:bg-hover hover:text-ink aria-[current]:bg-sunken aria-[current]:font-medium aria-[current]:text-ink"
            >
              {name}
            </AppLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
