import type { SightlineDatabase } from "../db/database.ts";
import { readDeviceToken } from "../db/kv.ts";
import type { IdTokens } from "../identity/id-tokens.ts";
import type { Session } from "../session.ts";
import type { Bearer, Credentials } from "../sync/credentials.ts";

/** What a session talks to its server with: the device token of a pairing, or the account's ID token. */
export async function sessionCredentials(
  db: Pick<SightlineDatabase, "kv">,
  idTokens: Pick<IdTokens, "bearer">,
  session: Session,
): Promise<Credentials> {
  const { server, sid, streamUrl, firebase, deviceId } = session;
  const common = { server, sid, streamUrl };
  if (firebase !== null) {
    const account = accountKey(session);
    return {
      ...common,
      // Another project after all is another way to tokens.
      login: `device ${deviceId ?? ""} ${firebase.projectId} ${firebase.apiKey}`,
      bearer: (fresh) => idTokens.bearer(account, firebase, fresh),
    };
  }
  // A token that is lost is one that the server refuses, and the rep is told so.
  const token = (await readDeviceToken(db, session)) ?? "";
  const bearer: Bearer = { kind: "bearer", token };
  return { ...common, login: `token ${token}`, bearer: async () => bearer };
}

/** Names the account whose ID token is kept; the same through every sign-in of one account. */
export function accountKey({ server, sid }: Pick<Session, "server" | "sid">): string {
  return `${server} ${sid}`;
}
