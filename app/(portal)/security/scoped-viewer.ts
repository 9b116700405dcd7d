// Who may be on the security pages, and what of them they see.
import { notFound } from "next/navigation";
import { type Authority, mayActForSecurity, securityScope } from "@/core/policy/authority";
import { viewer } from "../viewer";

export interface ScopedViewer {
  readonly authority: Authority;
  readonly scope: NonNullable<ReturnType<typeof securityScope>>;
  /** Security itself: freezes, ends everything of one person, reads the trail. */
  readonly isSecurity: boolean;
  /** The units that the viewer sees, for filters. */
  readonly units: ReadonlyArray<{ readonly id: string; readonly name: string }>;
}

/** The viewer with their scope. For everybody else there is no such page. */
export async function scopedViewer(): Promise<ScopedViewer> {
  const authority = await viewer();
  const scope = securityScope(authority);
  if (!scope) notFound();
  const units = authority.book.units.filter(({ id }) => scope === "all" || scope.has(id));
  return { authority, scope, isSecurity: mayActForSecurity(authority), units };
}
