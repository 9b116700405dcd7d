// How rules and what one may request are shown.
import type { PersonView, TargetView, UnitView } from "../directory/views";

/** Something the person may request, and who would decide. */
export interface EligibleView {
  readonly target: TargetView;
  readonly unit: UnitView;
  readonly maxMinutes: number;
  readonly deciders: readonly PersonView[];
  /** When the person last asked for it. */
  readonly lastRequestedAt: Date | null;
}

export interface GroupView {
  readonly id: string;
  readonly name: string;
  readonly members: readonly PersonView[];
}

export interface UnitRulesView extends UnitView {
  readonly accounts: ReadonlyArray<{ readonly id: string; readonly name: string; readonly path: string }>;
  readonly heads: readonly GroupView[];
  readonly approvers: readonly GroupView[];
}

export interface PolicyView {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly GroupView[];
  readonly accounts: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly permissionSets: readonly string[];
  readonly maxMinutes: number;
}

export interface RulesView {
  readonly units: readonly UnitRulesView[];
  readonly policies: readonly PolicyView[];
  readonly roles: ReadonlyArray<{ readonly role: "security" | "admin"; readonly group: GroupView }>;
  /** When the copy of the organization was last brought up to date. */
  readonly syncedAt: Date | null;
}
