// Where notices are kept until they are delivered.
import type { NoticeFacts, NoticeKind } from "./types";

export interface NoticeStore {
  /** Writes a notice, in the transaction of the change that it is about. */
  write<Kind extends NoticeKind>(kind: Kind, facts: NoticeFacts[Kind]): Promise<void>;
}
