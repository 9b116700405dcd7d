/** Stand-ins of the size of what comes, so that nothing jumps. They do not move. */
import { classNames } from "./class-names";

/** A grey block; give it the size of what comes (`h-8 w-40`). */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden className={classNames("block rounded bg-sunken", className)} />;
}

/** Rows of a list or a table that is on its way. Put it in a Card with `flush`. */
export function SkeletonRows({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div key={row} className="row flex items-center gap-4 border-b px-4 last:border-b-0">
          <Skeleton className="h-4 w-24" />
          <Skeleton className="h-4 min-w-0 flex-1" />
          <Skeleton className="h-4 w-16" />
        </div>
      ))}
    </div>
  );
}
