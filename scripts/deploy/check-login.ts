import { existsSync, readFileSync } from "node:fs";
import * as z from "zod";
import { obstacleOf } from "./failure.ts";
import type { FirebaseCli } from "./firebase-cli.ts";
import { done, type Outcome, stopped } from "./outcome.ts";

const keySchema = z.object({ type: z.string(), client_email: z.optional(z.string()) });

/**
 * As whom the CLI will work: an account that is signed in, or a service account. Whether Google still accepts it shows at
 * the first request.
 */
export async function checkLogin(
  cli: Pick<FirebaseCli, "accounts">,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Outcome<string>> {
  const answer = await cli.accounts();
  if (answer.kind === "failed") {
    return stopped(obstacleOf("Could not see who is signed in.", answer.failure, null));
  }
  const [account] = answer.value;
  if (account !== undefined) return done(account);
  const path = env["GOOGLE_APPLICATION_CREDENTIALS"];
  if (path !== undefined && path !== "") return checkKeyFile(path);
  return stopped({
    what: "Nobody is signed in to Firebase.",
    next: [
      "npx firebase login",
      "On a machine without a browser: npx firebase login --no-localhost, or set GOOGLE_APPLICATION_CREDENTIALS to the file of a service account's key.",
    ],
  });
}

function checkKeyFile(path: string): Outcome<string> {
  const refuse = (why: string): Outcome<never> =>
    stopped({
      what: "GOOGLE_APPLICATION_CREDENTIALS cannot be used.",
      why,
      next: [
        "Let it name the file of a service account's key, or unset it and run: npx firebase login",
      ],
    });
  if (!existsSync(path)) return refuse(`There is no file ${path}.`);
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return refuse(`${path} is not JSON.`);
  }
  const key = keySchema.safeParse(content);
  if (!key.success) return refuse(`${path} has no "type": it is not a credentials file.`);
  return done(key.data.client_email ?? key.data.type);
}
