/** Calls in groups, as one reads them: by what they were made on, the ones that matter first. Pure. */
import type { ActivityView } from "@/core/activity/views";

export interface CallGroup {
  readonly service: string;
  /** "": CloudTrail names none. */
  readonly resource: string;
  /** Writes, errors and protected actions: always open. */
  readonly standing: readonly ActivityView[];
  /** Reads that worked: folded. */
  readonly reads: readonly ActivityView[];
}

/** Whether a call stands out. A read that AWS refused does: somebody tried. */
export function standsOut({ readOnly, errorCode, isProtected }: ActivityView): boolean {
  return !readOnly || errorCode !== null || isProtected;
}

/** One group a service and resource; protected actions first, then what stands out, then by the first call. */
export function callGroups(calls: readonly ActivityView[]): CallGroup[] {
  const groups = new Map<string, ActivityView[]>();
  for (const call of calls) {
    const key = `${call.service} ${call.resource}`;
    groups.set(key, [...(groups.get(key) ?? []), call]);
  }
  return [...groups.values()]
    .map((of) => ({
      service: of[0]?.service ?? "",
      resource: of[0]?.resource ?? "",
      standing: of.filter(standsOut),
      reads: of.filter((call) => !standsOut(call)),
    }))
    .sort((one, other) => weight(other) - weight(one));
}

function weight({ standing }: CallGroup): number {
  if (standing.some(({ isProtected }) => isProtected)) return 2;
  return standing.length > 0 ? 1 : 0;
}
