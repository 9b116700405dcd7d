// /approvals/[id]: one request to decide on, or how it was decided.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ApprovalCard } from "@/components/approval/approval-card";
import { QueueFrame } from "@/components/approval/queue-frame";
import type { Search } from "@/components/ui/page-address";
import { isUuid, type RequestId } from "@/core/ids";
import { type Authority, maySee } from "@/core/policy/authority";
import type { RequestView } from "@/core/request/views";
import { ClientMessages } from "@/i18n/client-messages";
import { portal } from "@/wiring/web";
import { Mode } from "../../mode";
import { viewer } from "../../viewer";
import { Queue, readQueue } from "../queue";
import { DecisionActions } from "./decision-actions";
import { GrantsOf } from "./grants-of";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("approval"))("title") };
}

interface ApprovalPageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<Search>;
}

export default async function ApprovalPage({ params, searchParams }: ApprovalPageProps) {
  const authority = await viewer();
  const request = await readRequest(authority, (await params).id);
  const [queue, history, now] = await Promise.all([
    readQueue(authority, await searchParams),
    portal().requestHistory(request),
    portal().now(),
  ]);
  const next = queue.items.find(({ id }) => id !== request.id);
  return (
    <ClientMessages of={["approval", "security"]}>
      <QueueFrame
        notice={<Mode live />}
        cardFirst
        backHref="/approvals"
        list={
          authority.approves.size > 0 && <Queue authority={authority} queue={queue} currentId={request.id} />
        }
        card={
          <ApprovalCard
            {...{ request, history, now }}
            viewerId={authority.person.id}
            actions={<DecisionActions key={request.contentHash} authority={authority} request={request} />}
            grants={<GrantsOf authority={authority} request={request} nextId={next?.id} />}
          />
        }
      />
    </ClientMessages>
  );
}

async function readRequest(authority: Authority, id: string): Promise<RequestView> {
  const request = isUuid(id) ? await portal().request(id as RequestId) : undefined;
  if (!request || !maySee(authority, { requesterId: request.requester.id, unitId: request.unit.id }))
    notFound();
  return request;
}
