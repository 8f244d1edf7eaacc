import type { Account } from "../../e2e/identity-provider/accounts.ts";
import type { ProductionStack } from "./production-stack.ts";

interface StackFacts {
  readonly extension: string;
  readonly logFile: string;
  readonly accounts: readonly Account[];
  readonly domains: readonly string[];
}

/** What a person is told who started the stack. */
export function stackLines(stack: ProductionStack, facts: StackFacts): readonly string[] {
  const people = facts.accounts.map(({ email }) => email).join(" or ");
  const who = facts.domains.length === 0 ? "anyone" : `people of ${facts.domains.join(", ")} only`;
  const rows = {
    Server: `${stack.origin} (Hosting, in front of the functions; tracked links lead here too)`,
    Extension: `${facts.extension} (chrome://extensions, Developer mode, Load unpacked)`,
    "Sign in": `as ${people}: a stand-in for Google asks which (${who})`,
    Firestore: stack.firestore.host,
    Functions: stack.functionsHost,
    Auth: stack.authHost,
    "Push service": `${stack.pushService.origin} (a stand-in; a browser without Google's uses the stream)`,
    Log: facts.logFile,
    Stop: "Ctrl+C: nothing is kept",
  };
  return Object.entries(rows).map(([name, value]) => `${name.padEnd(14)} ${value}`);
}
