// Notices in Postgres.
import type { NoticeStore } from "@/core/notice/ports";
import type { Sql } from "./client";
import { plainJson } from "./storable";

/** Within the caller's transaction. */
export function noticeStore(sql: Sql): NoticeStore {
  return {
    async write(kind, facts) {
      await sql.notice.create({ data: { kind, facts: plainJson(facts) } });
    },
  };
}
