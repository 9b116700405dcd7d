/** A line above the page that says how things stand. */
import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** info: good to know; well: all is well; caution: read before you go on; error: something failed. */
export type BannerTone = "info" | "well" | "caution" | "error";

const looks: Record<BannerTone, { icon: LucideIcon; box: string; mark: string }> = {
  info: { icon: Info, box: "bg-sunken", mark: "text-ink-soft" },
  well: { icon: CircleCheck, box: "bg-surface", mark: "text-active" },
  caution: { icon: TriangleAlert, box: "border-caution/35 bg-caution-soft/60", mark: "text-caution" },
  error: { icon: CircleAlert, box: "border-failed/45 bg-failed-soft/60", mark: "text-failed" },
};

interface BannerProps {
  tone?: BannerTone;
  title?: ReactNode;
  children?: ReactNode;
  /** A button or a link that helps. */
  action?: ReactNode;
  /** Set when it appears without a page load: it is then spoken. */
  announce?: boolean;
}

/** Says what happens and, in `action`, what to do next. */
export function Banner({ tone = "info", title, children, action, announce = false }: BannerProps) {
  const { icon: Icon, box, mark } = looks[tone];
  return (
    <div
      role={announce ? "status" : undefined}
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded border px-3 py-2.5 ${box}`}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-2.5">
        <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${mark}`} />
        <div className="min-w-0">
          {title && <p className="font-medium">{title}</p>}
          {children && <div className="text-ink-soft">{children}</div>}
        </div>
      </div>
      {action}
    </div>
  );
}
