/**
 * What the server says over /api/live, and what of it concerns a page. Pure; the route speaks the same words:
 *
 *   event: hello    data: {"now": 1795363200000}                        on connecting
 *   event: change   data: {"now": …, "topics": ["grant:0197…"]}         something changed that the person may see
 *   event: refresh  data: {"now": …}                                    events may have been missed: all has changed
 *   event: ping     data: {"now": …}                                    each 15 s at the most
 *
 * A topic is a subject ("requests", "grants", "approvals", "activity", "security"), or one of its members
 * ("grants:0197…").
 */

/** One word of the server. `topics` is ["*"] for refresh, empty for hello and ping. */
export interface LiveEvent {
  /** The server's time, milliseconds. */
  now: number;
  topics: readonly string[];
}

/** Reads a server-sent event; undefined if it is not of the form above. */
export function readLiveEvent(name: string, data: string): LiveEvent | undefined {
  try {
    const { now, topics = [] } = JSON.parse(data) as { now?: unknown; topics?: unknown };
    if (typeof now !== "number" || !Array.isArray(topics)) return undefined;
    return { now, topics: name === "refresh" ? ["*"] : topics.map(String) };
  } catch {
    return undefined;
  }
}

/**
 * Whether a change concerns one who watches `watched`: the same topic, or one is a member of the other
 * ("grants" hears of "grants:1", and "grants:1" hears of "grants"); "*" concerns all.
 */
export function concerns(watched: readonly string[], changed: readonly string[]): boolean {
  return changed.some(
    (topic) =>
      topic === "*" ||
      watched.some(
        (own) => own === "*" || own === topic || own.startsWith(`${topic}:`) || topic.startsWith(`${own}:`),
      ),
  );
}
