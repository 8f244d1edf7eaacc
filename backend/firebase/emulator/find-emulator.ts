import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

export type EmulatorSearch =
  | { readonly kind: "found"; readonly java: string; readonly jar: string }
  /** `why` is one line that says what to do about it. */
  | { readonly kind: "missing"; readonly why: string };

/** Debian's package from Google's repository, and where it and the Cloud SDK put the jar. */
const PACKAGE = "google-cloud-cli-firestore-emulator";
const JAR = "cloud-firestore-emulator.jar";
const KNOWN_PATHS = [
  "/usr/lib/google-cloud-sdk",
  "/usr/share/google-cloud-sdk",
  "/opt/google-cloud-sdk",
].map((sdk) => `${sdk}/platform/cloud-firestore-emulator/${JAR}`);
/** What the emulator asks for. */
const OLDEST_JAVA = 11;

/**
 * Looks for Google's Firestore emulator on this machine: `FIRESTORE_EMULATOR_JAR`, else Debian's package, else the Cloud
 * SDK's usual places; and for a Java to run it with: `JAVA_HOME`, else the PATH.
 */
export function findFirestoreEmulator(
  env: Readonly<Record<string, string | undefined>>,
): EmulatorSearch {
  const jar = findJar(env);
  if (jar.kind === "missing") return jar;
  const java = env["JAVA_HOME"] ? `${env["JAVA_HOME"]}/bin/java` : "java";
  const version = javaVersion(java);
  if (version === null)
    return missing(
      `no Java (${java} does not run); install one of version ${OLDEST_JAVA} or later`,
    );
  if (version < OLDEST_JAVA)
    return missing(`Java ${version} is too old; install version ${OLDEST_JAVA} or later`);
  return { kind: "found", java, jar: jar.path };
}

function findJar(
  env: Readonly<Record<string, string | undefined>>,
): { kind: "jar"; path: string } | { kind: "missing"; why: string } {
  const named = env["FIRESTORE_EMULATOR_JAR"];
  if (named) {
    if (existsSync(named)) return { kind: "jar", path: named };
    return missing("FIRESTORE_EMULATOR_JAR names a file that does not exist");
  }
  const path = [...packagedJars(), ...KNOWN_PATHS].find(existsSync);
  if (path !== undefined) return { kind: "jar", path };
  return missing(`no ${JAR}; install the package ${PACKAGE}, or set FIRESTORE_EMULATOR_JAR`);
}

function packagedJars(): string[] {
  const listing = run("dpkg", ["-L", PACKAGE]) ?? "";
  return listing.split("\n").filter((line) => line.endsWith(`/${JAR}`));
}

/** The first number that matters: 17 of "17.0.15", 8 of "1.8.0_392"; null when it does not run. */
function javaVersion(java: string): number | null {
  const properties = run(java, ["-XshowSettings:properties", "-version"]);
  const version = /java\.specification\.version = (?:1\.)?(\d+)/.exec(properties ?? "")?.[1];
  return version === undefined ? null : Number(version);
}

/** What a program prints on both outputs, or null when it is not there or fails. */
function run(program: string, args: readonly string[]): string | null {
  try {
    return execFileSync("sh", ["-c", '"$@" 2>&1', "sh", program, ...args], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
      timeout: 20_000,
    });
  } catch {
    return null;
  }
}

function missing(why: string): { kind: "missing"; why: string } {
  return { kind: "missing", why };
}
