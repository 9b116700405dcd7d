/** Names and what they stand at. */
import type { ReactNode } from "react";

/** A description list in two columns; on a phone one under the other. */
export function Facts({ facts }: { facts: ReadonlyArray<readonly [name: string, value: ReactNode]> }) {
  return (
    <dl className="divide-y">
      {facts.map(([name, value]) => (
        <div key={name} className="row flex flex-wrap items-center justify-between gap-x-6 px-4 py-1.5">
          <dt className="text-ink-soft">{name}</dt>
          <dd className="min-w-0 break-words tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
