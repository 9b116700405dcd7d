"use client";
/** A button, and the menu of deeds that it opens. */
import { Ellipsis } from "lucide-react";
import { lazy, type ReactNode, Suspense, useRef, useState } from "react";
import { buttonStyle } from "./button-style";

const load = () => import("./menu-panel");
const MenuPanel = lazy(() => load().then((panel) => ({ default: panel.MenuPanel })));

/** One line of a menu: leads somewhere or does something. */
export interface MenuEntry {
  label: string;
  icon?: ReactNode;
  href?: string;
  onSelect?: () => void;
  danger?: boolean;
  disabled?: boolean;
}

/** For rows with more deeds than fit; `label` says of what ("More for payments-prod"). Code is fetched on intent. */
export function Menu({
  label,
  entries,
  children,
}: {
  label: string;
  entries: readonly MenuEntry[];
  children?: ReactNode;
}) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={opener}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={open}
        className={buttonStyle("quiet", "small", children ? undefined : "w-8 px-0!")}
        onPointerEnter={load}
        onFocus={load}
        onClick={() => {
          setWanted(true);
          setOpen(!open);
        }}
      >
        {children ?? <Ellipsis aria-hidden />}
      </button>
      {wanted && (
        <Suspense>
          <MenuPanel {...{ open, onOpenChange: setOpen, opener, label, entries }} />
        </Suspense>
      )}
    </>
  );
}
