// /approvals: what waits for one's decision; beside it, on a wide screen, the first of it to read.
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApprovalCard } from "@/components/approval/approval-card";
import { DecisionBar } from "@/components/approval/decision-bar";
import { QueueFrame } from "@/components/approval/queue-frame";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import type { Search } from "@/components/ui/page-address";
import type { RequestView } from "@/core/request/views";
import { portal } from "@/wiring/web";
import { Mode } from "../../mode";
import { viewer } from "../../viewer";
import { Queue, readQueue } from "../queue";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("approval"))("title") };
}

export default async function ApprovalsPage({ searchParams }: { searchParams: Promise<Search> }) {
  const authority = await viewer();
  if (authority.approves.size === 0) return <NotAnApprover />;
  const queue = await readQueue(authority, await searchParams);
  const [first] = queue.items;
  return (
    <QueueFrame
      notice={<Mode live />}
      list={<Queue authority={authority} queue={queue} />}
      card={first && <Preview request={first} viewerId={authority.person.id} />}
      backHref="/approvals"
    />
  );
}

/** To read only: a list that changes by itself must not put another request under the button. */
async function Preview({ request, viewerId }: { request: RequestView; viewerId: string }) {
  const [t, history, now] = await Promise.all([
    getTranslations("approval"),
    portal().requestHistory(request),
    portal().now(),
  ]);
  return (
    <ApprovalCard
      {...{ request, history, now, viewerId }}
      actions={
        <DecisionBar>
          <LinkButton variant="primary" href={`/approvals/${request.id}`}>
            {t("decide")}
          </LinkButton>
        </DecisionBar>
      }
    />
  );
}

async function NotAnApprover() {
  const t = await getTranslations("approval");
  return (
    <Page>
      <PageHeader title={t("title")} />
      <EmptyState title={t("notApproverTitle")}>{t("notApproverBody")}</EmptyState>
    </Page>
  );
}
