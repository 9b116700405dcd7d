// What stands around every security page: its title, the rooms, and whether new access is frozen.
import { getTranslations } from "next-intl/server";
import { cache, type ReactNode } from "react";
import { LiveRefresh } from "@/components/live/live-refresh";
import { FreezeBanner } from "@/components/security/freeze-banner";
import { FreezeDialog, LiftFreezeDialog } from "@/components/security/freeze-forms";
import { SecurityNav, type SecurityRoom } from "@/components/security/security-nav";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { ClientMessages } from "@/i18n/client-messages";
import { portal } from "@/wiring/web";
import { freeze, liftFreeze } from "./actions";
import type { ScopedViewer } from "./scoped-viewer";
import { SecurityMode } from "./security-mode";

/** Calls come in all the time: the page keeps up with them without doing nothing else. */
const restMs = 2_000;

const currentFreeze = cache(() => portal().currentFreeze());

interface SecurityPageProps {
  viewer: Pick<ScopedViewer, "isSecurity">;
  room?: SecurityRoom;
  title: ReactNode;
  lead?: ReactNode;
  /** Topics that make the page read itself again. */
  topics?: readonly string[];
  /** It reads itself again as often as this in any case. */
  everyMs?: number;
  actions?: ReactNode;
  children: ReactNode;
}

export async function SecurityPage({
  viewer,
  room,
  title,
  lead,
  topics,
  everyMs,
  actions,
  children,
}: SecurityPageProps) {
  return (
    <ClientMessages of={["security"]}>
      <Page wide>
        {topics && (
          <LiveRefresh topics={["freezes", "installations", ...topics]} restMs={restMs} everyMs={everyMs} />
        )}
        <div className="flex flex-col gap-3">
          <PageHeader title={title} lead={lead} live={topics !== undefined} actions={actions} />
          <SecurityNav current={room} all={viewer.isSecurity} />
        </div>
        <SecurityMode isSecurity={viewer.isSecurity} />
        <Frozen mayLift={viewer.isSecurity} />
        {children}
      </Page>
    </ClientMessages>
  );
}

async function Frozen({ mayLift }: { mayLift: boolean }) {
  const frozen = await currentFreeze();
  if (!frozen) return null;
  const people = await portal().peopleById([frozen.byId]);
  return (
    <div data-freeze="frozen">
      <FreezeBanner
        by={people.get(frozen.byId)?.displayName ?? frozen.byId}
        at={frozen.at}
        reason={frozen.reason}
        action={mayLift && <LiftFreezeDialog action={liftFreeze} />}
      />
    </div>
  );
}

/** The button that freezes, for security, while nothing is frozen. */
export async function FreezeButton({ viewer }: { viewer: Pick<ScopedViewer, "isSecurity"> }) {
  if (!viewer.isSecurity || (await currentFreeze())) return null;
  return <FreezeDialog action={freeze} />;
}

/** The title of a security page in the browser's tab. */
export async function titled(room: SecurityRoom) {
  const t = await getTranslations("security");
  return { title: `${t(room)} · ${t("title")}` };
}
