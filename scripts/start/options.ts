import { Command, CommanderError, Option } from "commander";
import type { MailClientName } from "../../e2e/harness/webmail.ts";
import { parseSettings, type Settings } from "../../backend/embedded/settings.ts";

/** What `npm start -- …` was asked to do. */
export interface StartOptions {
  /** On which stand-in the demo plays; false: none. Null: decided by whether there is a display. */
  readonly demo: MailClientName | false | null;
  /** Ends after the demo, for tests. */
  readonly once: boolean;
  readonly server: Settings;
}

export type ParsedOptions =
  | { readonly kind: "start"; readonly options: StartOptions }
  /** Help was asked for, or something is wrong: this text, and that exit code. */
  | { readonly kind: "stop"; readonly text: string; readonly exitCode: number };

/**
 * Reads the arguments after `npm start --`. What is not about the start itself goes to the server's own command line,
 * which reads the environment too.
 */
export function parseStartOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ParsedOptions {
  const own = new Command("npm start --")
    .description("Builds the extension, starts the server, and opens a browser with both.")
    .addOption(
      new Option(
        "--demo [client]",
        "play the main job on a stand-in for Gmail (the default without a display) or for Outlook on the web",
      )
        .choices(["gmail", "outlook"] satisfies MailClientName[])
        .preset("gmail" satisfies MailClientName),
    )
    .option("--no-demo", "no demo without a display: only the server")
    .option("--once", "end after the demo")
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments()
    .configureOutput({ writeErr: () => undefined })
    .exitOverride();
  try {
    own.parse(argv, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError)
      return { kind: "stop", text: `${error.message}\n`, exitCode: 1 };
    throw error;
  }
  const { demo = null, once = false } = own.opts<{
    demo?: MailClientName | false;
    once?: boolean;
  }>();
  const parsed = parseSettings(own.args, env);
  if (parsed.kind === "stop") {
    return parsed.exitCode === 0
      ? { ...parsed, text: `${own.helpInformation()}\n${parsed.text}` }
      : parsed;
  }
  if (demo !== null && demo !== false && parsed.settings.publicUrl !== undefined) {
    const text =
      "--demo and --public-url exclude each other: the demo's recipients are on this computer.\n";
    return { kind: "stop", text, exitCode: 1 };
  }
  return { kind: "start", options: { demo, once, server: parsed.settings } };
}
