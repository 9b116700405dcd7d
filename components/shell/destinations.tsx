/** The places of the portal, and who sees them. */
import { ClipboardList, Gauge, KeyRound, type LucideIcon, Settings2, ShieldCheck } from "lucide-react";
import type { Viewer, ViewerRole } from "./viewer";

/** One entry of the bars. `name` is its key in the shell's texts. */
export interface Destination {
  name: "access" | "requests" | "approvals" | "security" | "admin";
  href: string;
  icon: LucideIcon;
  role: ViewerRole | "anyone";
}

const all: readonly Destination[] = [
  { name: "access", href: "/access", icon: KeyRound, role: "anyone" },
  { name: "requests", href: "/requests", icon: ClipboardList, role: "anyone" },
  { name: "approvals", href: "/approvals", icon: ShieldCheck, role: "approver" },
  { name: "security", href: "/security", icon: Gauge, role: "security" },
  { name: "admin", href: "/admin", icon: Settings2, role: "admin" },
];

/** The entries that this person sees; each page still decides for itself who may come in. */
export function destinationsFor(viewer: Viewer): readonly Destination[] {
  return all.filter(({ role }) => role === "anyone" || viewer.roles.includes(role));
}
