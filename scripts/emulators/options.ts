import { Command, CommanderError } from "commander";

/** What `npm run emulators -- …` was asked to do. */
export interface EmulatorsOptions {
  readonly browser: boolean;
  /** Whose people may sign in; empty: anyone with an account. */
  readonly domains: readonly string[];
}

export type ParsedEmulatorsOptions =
  | { readonly kind: "start"; readonly options: EmulatorsOptions }
  /** Help was asked for, or something is wrong: this text, and that exit code. */
  | { readonly kind: "stop"; readonly text: string; readonly exitCode: number };

const DOMAIN = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

/** Reads the arguments after `npm run emulators --`. */
export function parseEmulatorsOptions(argv: readonly string[]): ParsedEmulatorsOptions {
  let text = "";
  const command = new Command("npm run emulators --")
    .description(
      "Runs the whole production stack on this machine: Functions, Firestore, Auth, Cloud Tasks and Hosting in Firebase's\nemulators, with a stand-in for Google's sign-in; and a browser with the extension.",
    )
    .option("--no-browser", "open no browser")
    .option("--domain <domain...>", "whose people may sign in", ["example.com"])
    .option("--any-domain", "anyone with an account may sign in")
    .allowExcessArguments(false)
    .configureOutput({
      writeOut: (part) => {
        text += part;
      },
      writeErr: (part) => {
        text += part;
      },
    })
    .exitOverride();
  try {
    command.parse(argv, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return { kind: "stop", text, exitCode: error.exitCode };
    throw error;
  }
  const { browser, domain, anyDomain } = command.opts<{
    browser: boolean;
    domain: string[];
    anyDomain?: boolean;
  }>();
  const domains = anyDomain === true ? [] : domain.map((each) => each.toLowerCase());
  const wrong = domains.find((each) => !DOMAIN.test(each));
  if (wrong !== undefined)
    return { kind: "stop", text: `--domain: "${wrong}" is not a domain.\n`, exitCode: 1 };
  return { kind: "start", options: { browser, domains } };
}
