// What the terminal shows once everything runs: where to go, and who one can be.

import { bold, dim, green } from "@/scripts/stack/progress";
import type { Stack } from "@/scripts/stack/stack";

/** Prints the portal's address and the demo people. */
export function greet(stack: Stack): void {
  const name = Math.max(...stack.people.map((person) => person.userName.length));
  const shown = Math.max(...stack.people.map((person) => person.displayName.length));
  const people = stack.people.map(
    ({ userName, displayName, role }) =>
      `    ${bold(userName.padEnd(name))}  ${displayName.padEnd(shown)}  ${dim(role.en)}`,
  );
  console.log(`
  ${green("●")} Catraca is ready at ${bold(stack.baseUrl)}

  Sign in as one of the demo people (each needs no password):

${people.join("\n")}

  ${dim("To play: ana requests, bruno approves, fabio watches. Each in a browser window of its own.")}
  ${dim("Ctrl-C ends everything; the data is kept for the next start.")}
`);
}
