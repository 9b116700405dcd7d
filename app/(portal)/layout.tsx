// Around every page of the portal: the shell, told who is looking.
import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import type { ViewerRole } from "@/components/shell/viewer";
import { type Authority, mayActForSecurity, mayAdminister, securityScope } from "@/core/policy/authority";
import { portal } from "@/wiring/web";
import { viewer } from "./viewer";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const authority = await viewer();
  const { id, displayName, userName } = authority.person;
  const pendingApprovals = await portal().queueLength(authority.approves, id);
  return (
    <Shell
      viewer={{
        personId: id,
        displayName,
        userName,
        roles: rolesOf(authority),
        isSecurity: mayActForSecurity(authority),
        pendingApprovals,
      }}
      signOut={{ action: "/api/auth/leave", hidden: {} }}
      searchAddress="/api/v1/search"
    >
      {children}
    </Shell>
  );
}

function rolesOf(authority: Authority): ViewerRole[] {
  return [
    "requester",
    ...(authority.approves.size > 0 ? (["approver"] as const) : []),
    ...(securityScope(authority) ? (["security"] as const) : []),
    ...(mayAdminister(authority) ? (["admin"] as const) : []),
  ];
}
