// How long access takes on its way, and when it is asked for.
import type { Period } from "../page";

/**
 * The ways that are measured. decided: from the ask to the decision; usable: from the start that was decided to
 * AWS's word that it is there; used: from then to the end; gone: from the end to AWS's word that it is gone.
 */
export const leadSteps = ["decided", "usable", "used", "gone"] as const;
export type LeadStep = (typeof leadSteps)[number];

/** Seconds that half, and nine of ten, took at most. */
export interface LeadTime {
  readonly step: LeadStep;
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
}

/** The figures of everything, of one unit, or of one week (its Monday, "2026-11-16"). */
export interface LeadTimes {
  readonly of: "all" | "unit" | "week";
  readonly key: string;
  readonly times: readonly LeadTime[];
}

/** How many requests were asked for in one hour of the week. */
export interface HeatCell {
  /** 1: Monday … 7: Sunday. */
  readonly weekday: number;
  readonly hour: number;
  readonly count: number;
}

/** What figures are drawn over. Weeks and hours are those of the zone. */
export interface FigureFilter extends Period {
  readonly unitId?: string;
  readonly timeZone: string;
}
