// What was asked of AWS for a grant, and what came of it, as its story tells it: several tries in a row are one. Pure.

/** What something was asked for: access given or taken, its session guard; or what AWS's list showed. */
export type AskedOf = "give" | "take" | "arm" | "tighten" | "bind" | "drop";

export type AwsStepKind =
  | { readonly of: AskedOf; readonly did: "asked" | "accepted" | "done" | "refused" | "unanswered" }
  | { readonly of: "list"; readonly did: "there" | "gone" };

export type AwsStep = AwsStepKind & {
  readonly at: Date;
  /** The operation it was, or the last of several; null: a list. */
  readonly operationId: string | null;
  /** What AWS, or the way there, said to it. */
  readonly words: string;
  /** So many tries in a row came to this. */
  readonly tries: number;
};

/** One operation that was sent to AWS. */
export interface AwsTry {
  readonly id: string;
  readonly state: "written" | "accepted" | "lost" | "succeeded" | "failed";
  readonly writtenAt: Date;
  readonly answeredAt: Date | null;
  readonly resolvedAt: Date | null;
  readonly detail: string;
}

/** The steps of tries in their order: the first asking, then what came of them, those that failed alike as one. */
export function stepsOf(of: AskedOf, tries: readonly AwsTry[]): AwsStep[] {
  const [first] = tries;
  if (!first) return [];
  const steps: AwsStep[] = [asked(of, first)];
  for (const each of tries) {
    const came = outcomeOf(each);
    const last = steps.at(-1);
    if (came && last?.did === came && (came === "refused" || came === "unanswered"))
      steps[steps.length - 1] = { ...stepOf(of, came, each), tries: last.tries + 1 };
    else {
      if (each !== first && each === tries.at(-1)) steps.push(asked(of, each));
      if (wasAccepted(each)) steps.push(stepOf(of, "accepted", each, each.answeredAt));
      if (came) steps.push(stepOf(of, came, each));
    }
  }
  return steps;
}

type Came = "done" | "refused" | "unanswered";

function outcomeOf({ state }: AwsTry): Came | undefined {
  if (state === "succeeded") return "done";
  if (state === "failed") return "refused";
  return state === "lost" ? "unanswered" : undefined;
}

/** Told of by itself only where it was not the answer that settled it. */
function wasAccepted({ answeredAt, resolvedAt }: AwsTry): boolean {
  return answeredAt !== null && answeredAt.getTime() !== resolvedAt?.getTime();
}

function asked(of: AskedOf, each: AwsTry): AwsStep {
  return { ...stepOf(of, "asked", each, each.writtenAt), words: "" };
}

function stepOf(
  of: AskedOf,
  did: "asked" | "accepted" | Came,
  { id, resolvedAt, writtenAt, state, detail }: AwsTry,
  at: Date | null = resolvedAt,
): AwsStep {
  const words = did !== "accepted" && state !== "succeeded" ? detail : "";
  return { of, did, at: at ?? writtenAt, operationId: id, words, tries: 1 };
}
