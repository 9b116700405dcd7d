// A plan in lines that people read.
import type { Command, Plan, Trouble } from "./plan";
import { WEB } from "./stage";
import { TUPLE_NAMES } from "./tuples";

/** The plan, a line each. */
export function wordsOf(plan: Plan): string {
  const { seed, workers, guarded, nudged, shuffled, pace, commands, troubles } = plan;
  const settings = [
    `${workers} worker${workers > 1 ? "s" : ""}`,
    guarded ? "session guards" : "no session guards",
    nudged ? "woken at once" : "found by the sweep",
    shuffled ? "in any order" : "in order",
    `AWS ${pace}`,
    `seed ${seed}`,
  ];
  let atMs = 0;
  const lines = commands.map((command) => {
    atMs += command.afterMs;
    return `  at ${seconds(atMs)}  ${commandWords(command)}`;
  });
  return [
    `  ${settings.join(", ")}`,
    ...lines,
    ...troubles.map((each) => `  trouble: ${troubleWords(each)}`),
  ].join("\n");
}

function commandWords(command: Command): string {
  switch (command.do) {
    case "grant": {
      const start = command.startsInMs === null ? "" : `, from ${seconds(command.startsInMs)} later`;
      return `grant ${TUPLE_NAMES[command.tuple]} for ${command.minutes} min${start}`;
    }
    case "done":
    case "revoke":
      return `${command.do} the ${command.back === 0 ? "latest" : `${command.back} before the latest`}`;
    case "give-by-hand":
      return `somebody gives ${TUPLE_NAMES[command.tuple]} in AWS${command.standing ? ", standing" : ""}`;
    case "take-by-hand":
      return `somebody takes ${TUPLE_NAMES[command.tuple]} away in AWS`;
    case "give-group":
    case "take-group":
      return `${command.do} ${TUPLE_NAMES[command.tuple]}`;
    case "disable":
    case "enable":
      return `${command.do} the person of ${TUPLE_NAMES[command.tuple]}`;
    case "freeze":
    case "lift":
      return command.do === "freeze" ? "freeze" : "lift the freeze";
  }
}

function troubleWords(trouble: Trouble): string {
  switch (trouble.is) {
    case "fault":
      return `${trouble.operation}, call ${trouble.fromCall}${trouble.calls > 1 ? ` and ${trouble.calls - 1} more` : ""}: ${JSON.stringify(trouble.effect)}`;
    case "down":
      return `${trouble.service ?? "AWS"} is down at ${seconds(trouble.atMs)} for ${seconds(trouble.forMs)}`;
    case "kill":
      return `${trouble.worker === WEB ? "the portal" : `worker ${trouble.worker}`} is killed ${trouble.when} turn ${trouble.atTurn}, its lock seen for ${seconds(trouble.lockMs)}, started again after ${seconds(trouble.restartMs)}`;
    case "pause":
      return `worker ${trouble.worker} stands still ${trouble.when} turn ${trouble.atTurn} for ${seconds(trouble.forMs)}`;
    case "break":
      return `the transaction of worker ${trouble.worker} at turn ${trouble.atTurn} breaks${trouble.written ? " after it was written" : ""}`;
    case "clock":
      return `Postgres's clock jumps by ${seconds(trouble.byMs)} at ${seconds(trouble.atMs)}`;
    case "unlock":
      return `worker ${trouble.worker} seems gone at ${seconds(trouble.atMs)} for ${seconds(trouble.forMs)}`;
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}
