import { Command, CommanderError, Option } from "commander";
import * as z from "zod";
import { parseSecretRing } from "../../shared/secret-ring.ts";

/** What the command line came to. */
type ParsedSettings =
  | { readonly kind: "settings"; readonly settings: Settings }
  /** Help or an error has been asked for or is due: this text, and that exit code. */
  | { readonly kind: "stop"; readonly text: string; readonly exitCode: number };

export type Settings = z.output<typeof settingsSchema>;

const BOOLEAN = "must be true or false";
const LOG_LEVELS = ["debug", "info", "warn", "error", "silent"] as const;

const settingsSchema = z.object({
  host: z.string().min(1, "must not be empty"),
  port: wholeNumber(0, 65_535),
  data: z.string().min(1, "must not be empty"),
  publicUrl: z
    .string()
    .refine(isOrigin, "must be an origin such as https://track.example.com, without a path")
    .transform((text) => new URL(text).origin)
    .optional(),
  trustProxy: z.stringbool({ error: BOOLEAN }),
  retentionDays: wholeNumber(1, 36_500),
  logLevel: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(", ")}`),
  readyJson: z.stringbool({ error: BOOLEAN }),
  secret: z
    .string()
    .transform((text, context) => {
      const parsed = parseSecretRing(text);
      if (parsed.kind === "ring") return parsed.ring;
      const expected =
        "must be 32 bytes as base64url (43 characters), or several versions of it, one a line";
      context.addIssue(`${expected}: line ${parsed.line} ${parsed.fault}`);
      return z.NEVER;
    })
    .optional(),
});

/**
 * Reads the command line and, for what it leaves out, the environment (`SIGHTLINE_PORT` for `--port`, and so on).
 * The secret comes from the environment only: an option would show it in every list of processes.
 * @param argv Without the program's own name.
 */
export function parseSettings(argv: readonly string[], env: NodeJS.ProcessEnv): ParsedSettings {
  let text = "";
  const write = (part: string) => void (text += part);
  const program = createProgram().configureOutput({ writeOut: write, writeErr: write });
  try {
    program.parse(argv, { from: "user" });
  } catch (cause) {
    if (cause instanceof CommanderError) return { kind: "stop", text, exitCode: cause.exitCode };
    throw cause;
  }

  const given = program.opts<Record<string, string | undefined>>();
  const names = new Map<string, string>([["secret", "SIGHTLINE_SECRET"]]);
  const raw: Record<string, string | undefined> = { secret: env["SIGHTLINE_SECRET"] };
  for (const option of program.options) {
    const key = option.attributeName();
    const variable = `SIGHTLINE_${option.name().replaceAll("-", "_").toUpperCase()}`;
    const fromEnv = program.getOptionValueSource(key) === "cli" ? undefined : env[variable];
    names.set(key, fromEnv === undefined ? `--${option.name()}` : variable);
    raw[key] = fromEnv ?? given[key];
  }

  const parsed = settingsSchema.safeParse(raw);
  if (parsed.success) return { kind: "settings", settings: parsed.data };
  const faults = parsed.error.issues.map(
    ({ path, message }) => `${names.get(String(path[0]))} ${message}.\n`,
  );
  return { kind: "stop", text: faults.join(""), exitCode: 1 };
}

function createProgram(): Command {
  return new Command("sightline-server")
    .description(
      "Sightline's server on one machine: tracked pictures and links, the log of hits, and pairing.",
    )
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option("--port <number>", "port to listen on, 0 for any free one", "8787")
    .option("--data <directory>", "where everything is kept", ".sightline")
    .option("--public-url <origin>", "how recipients reach this server (default: where it listens)")
    .addOption(
      booleanOption(
        "--trust-proxy [boolean]",
        "believe X-Forwarded-For, for rate limits and verdicts",
      ),
    )
    .option("--retention-days <number>", "delete events after so many days", "365")
    .option("--log-level <level>", LOG_LEVELS.join(", "), "info")
    .addOption(
      booleanOption("--ready-json [boolean]", "address and pairing codes as JSON lines on stdout"),
    )
    .addHelpText(
      "after",
      "\nEach option can be set as a variable instead: SIGHTLINE_PORT, SIGHTLINE_DATA and so on.",
    )
    .allowExcessArguments(false)
    .exitOverride();
}

function booleanOption(flags: string, description: string): Option {
  return new Option(flags, description).preset("true").default("false");
}

function wholeNumber(from: number, to: number) {
  const message = `must be a whole number from ${from} to ${to}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error: message, abort: true })
    .transform(Number)
    .refine((value) => value >= from && value <= to, message);
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "") return false;
  return url.pathname === "/" && url.search === "" && url.hash === "" && !/[?#]/.test(text);
}
