// The list at the left of /approvals and of each card.
import { Inbox } from "lucide-react";
import { getFormatter, getTranslations } from "next-intl/server";
import { QueueList } from "@/components/approval/queue-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { addressWith, type Search } from "@/components/ui/page-address";
import { Pagination } from "@/components/ui/pagination";
import { PAGE_SIZE, type Page, pageNumber } from "@/core/page";
import type { Authority } from "@/core/policy/authority";
import type { RequestView } from "@/core/request/views";
import { portal } from "@/wiring/web";

/** The page of the queue that the address asks for. */
export function readQueue(authority: Authority, search: Search): Promise<Page<RequestView>> {
  return portal().queueOf(authority.approves, authority.person.id, pageNumber(String(search.page)));
}

/** The list, or what an empty one teaches. */
export async function Queue({
  authority,
  queue,
  currentId,
}: {
  authority: Authority;
  queue: Page<RequestView>;
  currentId?: string;
}) {
  const t = await getTranslations("approval");
  const search = queue.page > 1 ? { page: String(queue.page) } : {};
  if (queue.total === 0) return <EmptyQueue authority={authority} />;
  return (
    <Card title={t("queueTitle")} aside={queue.total} flush>
      <QueueList
        requests={queue.items}
        currentId={currentId}
        hrefOf={(id) => addressWith(`/approvals/${id}`, search, {})}
      />
      <Pagination
        path="/approvals"
        search={search}
        page={queue.page}
        pageSize={PAGE_SIZE}
        shown={queue.items.length}
        total={queue.total}
      />
    </Card>
  );
}

async function EmptyQueue({ authority }: { authority: Authority }) {
  const [t, format] = await Promise.all([getTranslations("approval"), getFormatter()]);
  const units = authority.book.units.filter(({ id }) => authority.approves.has(id));
  const count = units.reduce((sum, unit) => sum + unit.accountIds.length, 0);
  return (
    <Card>
      <EmptyState icon={<Inbox />} title={t("emptyTitle")}>
        {t("emptyUnits", { count, units: format.list(units.map(({ name }) => name)) })}
      </EmptyState>
    </Card>
  );
}
