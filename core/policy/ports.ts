// Where the rules are kept.
import type { RuleBook } from "./types";

export interface RuleStore {
  /** The rules in force now. */
  ruleBook(): Promise<RuleBook>;
  /** Replaces all rules at once; the caller has checked them. */
  replaceRuleBook(book: RuleBook): Promise<void>;
}
