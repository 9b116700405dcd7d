/** Which audited actions have words of their own. Pure. */
import type { Messages } from "@/i18n/messages";

/** "request.approved" as a key of the audit texts. */
export type ActionKey = keyof Messages["audit"]["actions"];

/** The key under which an action is worded: dots part the levels of a texts file, so the key has none. */
export function actionKey(action: string): string {
  return action.replaceAll(".", "_");
}
