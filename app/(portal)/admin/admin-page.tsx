// What stands around every admin page; for admins alone.

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AdminNav, type AdminRoom } from "@/components/admin/admin-nav";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { mayAdminister } from "@/core/policy/authority";
import type { RulesView } from "@/core/policy/views";
import { portal } from "@/wiring/web";
import { viewer } from "../viewer";

/** The rules with names; for everybody but admins there is no such page. */
export async function rulesForAdmin(): Promise<RulesView> {
  const authority = await viewer();
  if (!mayAdminister(authority)) notFound();
  return portal().rules(authority.book);
}

export async function AdminPage({
  room,
  lead,
  children,
}: {
  room: AdminRoom;
  lead?: string;
  children: ReactNode;
}) {
  const t = await getTranslations("admin");
  return (
    <Page>
      <div className="flex flex-col gap-3">
        <PageHeader title={t(room)} lead={lead} />
        <AdminNav current={room} />
      </div>
      {children}
    </Page>
  );
}

/** The title of an admin page in the browser's tab. */
export async function titled(room: AdminRoom): Promise<Metadata> {
  const t = await getTranslations("admin");
  return { title: `${t(room)} · ${t("title")}` };
}
