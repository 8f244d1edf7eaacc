import * as z from "zod";
import type { ProductionStack } from "../../scripts/emulators/production-stack.ts";

type AuthPlace = Pick<ProductionStack, "authHost" | "projectId">;

/** An operator ends all sessions of an account, as firebase-admin's `revokeRefreshTokens` does. */
export async function revokeSessions(place: AuthPlace, email: string): Promise<void> {
  // Whole seconds: a sign-in of this very second would outlive it.
  const validSince = String(Math.floor(Date.now() / 1_000));
  await update(place, email, { validSince });
}

export function disableAccount(place: AuthPlace, email: string): Promise<void> {
  return update(place, email, { disableUser: true });
}

async function update(place: AuthPlace, email: string, change: object): Promise<void> {
  const found = await ask(place, "accounts:lookup", { email: [email] });
  const { users } = z.object({ users: z.array(z.object({ localId: z.string() })) }).parse(found);
  await ask(place, "accounts:update", { localId: users[0]?.localId, ...change });
}

/** Identity Toolkit's REST API, as an administrator. */
async function ask({ authHost, projectId }: AuthPlace, method: string, body: object) {
  const answer = await fetch(
    `http://${authHost}/identitytoolkit.googleapis.com/v1/projects/${projectId}/${method}`,
    {
      method: "POST",
      headers: { authorization: "Bearer owner", "content-type": "application/json" },
      body: JSON.stringify(body),
    },
  );
  if (!answer.ok) throw new Error(`${method}: ${answer.status} ${await answer.text()}`);
  return answer.json() as Promise<unknown>;
}
