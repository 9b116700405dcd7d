// What looking for drift needs: its store inside a transaction, AWS's lists outside of one, and a turn for each call.
import type { Holder } from "../assignment/ports";
import type { Tuple } from "../assignment/types";
import type {
  AccountId,
  AssignmentId,
  FindingId,
  PermissionSetArn,
  PersonId,
  ReconciliationId,
} from "../ids";
import type { Target } from "../policy/types";
import type {
  Difference,
  Finding,
  FindingEnd,
  Item,
  Mode,
  PairLedger,
  Principal,
  Reconciliation,
} from "./types";

/** What Catraca may do, and on which database that was decided. */
export interface Installation {
  readonly mode: Mode;
  readonly changedAt: Date;
  /** The database of that decision; null: not yet known. */
  readonly decidedOn: string | null;
  /** The database that this is: cluster, timeline, and its own number in the cluster. */
  readonly database: string;
}

export interface InstallationStore {
  /**
   * What may be done now: "restored" also where nobody has noticed yet that this is another database. Fails rather
   * than guesses.
   */
  mode(): Promise<Mode>;
  /** Locks the installation until the transaction ends. */
  lockInstallation(): Promise<Installation>;
  /** Decides the mode, on this database. */
  setMode(mode: Mode, decidedOn: string | null): Promise<void>;
  /** Notes that people must hear of a restored database. */
  noteRestored(facts: Readonly<Record<string, string | null>>): Promise<void>;
}

/** Goings-through of what AWS lists, and the lists still to be read: they outlive the worker that reads. */
export interface ReconciliationStore {
  /** The one under way. */
  current(): Promise<Reconciliation | undefined>;
  /** Whether one should begin: none is under way, and the last began so long ago, or before a restore was noticed. */
  isDue(everyMs: number): Promise<boolean>;
  /** Begins one with its first list; undefined if one is under way. */
  begin(): Promise<Reconciliation | undefined>;
  /** Adds lists to be read; those that are there already stay as they are. */
  addItems(id: ReconciliationId, items: readonly Item[]): Promise<void>;
  /** The next list to be read that is none of these; lists of accounts first, so that the whole is soon known. */
  nextItem(id: ReconciliationId, without: readonly Item[]): Promise<Item | undefined>;
  /** Whether the list was still to be read; it is not any more. */
  finishItem(id: ReconciliationId, item: Item): Promise<boolean>;
  /** Gives a list up: nothing is concluded from it. */
  dropItem(id: ReconciliationId, item: Item): Promise<void>;
  /** Keeps why it pauses; null: it goes on. That it was held back is not forgotten by either. */
  noteFault(id: ReconciliationId, code: string | null): Promise<void>;
  /** Somebody took its word: it is held back no longer. */
  believe(id: ReconciliationId): Promise<void>;
  /** Ends it, and forgets those long past. */
  finish(id: ReconciliationId): Promise<void>;
  /** Whether any assignment's step is due: all of those go before. */
  isAnythingElseDue(): Promise<boolean>;
  /** Tells pages that are open how far it is. */
  tellProgress(id: ReconciliationId): Promise<void>;
}

/** Findings, standing access, and what the ledger knows of a pair. */
export interface DriftStore extends InstallationStore, ReconciliationStore {
  /** Permission sets, and accounts of one, where something of ours or a finding should be: read whatever AWS says. */
  knownPermissionSets(): Promise<readonly PermissionSetArn[]>;
  knownAccounts(set: PermissionSetArn): Promise<readonly AccountId[]>;
  /** Whether the copy of the organization has any permission set. */
  hasPermissionSets(): Promise<boolean>;
  isManagementAccount(account: AccountId): Promise<boolean>;
  /** What is known of a pair, with every operation unresolved or resolved since that instant. */
  pairLedger(target: Target, since: Date): Promise<PairLedger>;

  /** Whether it was not standing before. `byId` null: found at onboarding. */
  addStanding(target: Target, principal: Principal, byId: PersonId | null, reason: string): Promise<boolean>;
  isStanding(target: Target, principal: Principal): Promise<boolean>;
  countStanding(): Promise<number>;

  /** Opens a finding, or notes that it is still there. Its id if it is new. */
  see(target: Target, difference: Difference): Promise<FindingId | undefined>;
  /** How many missing ones were opened since, and how many grants are active. */
  missingShare(since: Date): Promise<{ readonly found: number; readonly active: number }>;
  /** Findings whose list was read in this reconciliation without them, of all that are open. */
  goneShare(id: ReconciliationId): Promise<{ readonly gone: readonly Finding[]; readonly open: number }>;
  /** The same of the one that ended last and was not believed. */
  heldBack(): Promise<{ readonly id: ReconciliationId; readonly gone: readonly Finding[] } | undefined>;
  /** Holds the finding's lock, then reads. */
  lockFinding(id: FindingId): Promise<Finding | undefined>;
  close(
    id: FindingId,
    as: FindingEnd,
    by?: { readonly id: PersonId; readonly reason: string },
  ): Promise<void>;
  /** Keeps who asked for the removal, until it is proven. */
  noteRemoval(id: FindingId, byId: PersonId, reason: string): Promise<void>;
  /** Findings whose removal was asked for, and whose assignment AWS has since been seen not to list. */
  provenRemoved(): Promise<readonly Finding[]>;

  /** Whether the copy of the organization knows all three. */
  isKnown(tuple: Tuple): Promise<boolean>;
  findAssignment(tuple: Tuple): Promise<AssignmentId | undefined>;
}

/** AWS's lists of what is where. Each call throws {@link Fault} when it fails; every page is read. */
export interface AssignmentListing {
  permissionSets(): Promise<readonly PermissionSetArn[]>;
  /** The accounts in which AWS has it provisioned. */
  accountsWith(set: PermissionSetArn): Promise<readonly AccountId[]>;
  /** Everybody who holds this account and permission set. */
  holders(target: Target): Promise<readonly Holder[]>;
}

/** Waits for a slot of AWS's rate that reconciliation may use. One call, one turn. */
export type Turn = () => Promise<void>;
