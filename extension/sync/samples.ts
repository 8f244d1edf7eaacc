import { account } from "../db/samples.ts";
import type { Session } from "../session.ts";
import type { Credentials } from "./credentials.ts";

/** For tests: what a browser holds that was paired with a code. */
export const credentials: Credentials = {
  ...account,
  streamUrl: `${account.server}/v1/stream`,
  login: "first",
  bearer: async () => ({ kind: "bearer", token: "t".repeat(43) }),
};

/** For tests: a browser that was paired with a code. */
export const pairedSession: Session = {
  ...account,
  trackingOrigin: account.server,
  senderKey: "k".repeat(43),
  keyVersion: 1,
  pairedAt: 0,
  identity: "pairing-code",
  streamUrl: credentials.streamUrl,
  pushKey: null,
  firebase: null,
  deviceId: null,
  account: null,
};

/** For tests: a browser that is signed in with Google, to a server that offers push. */
export const signedInSession: Session = {
  ...pairedSession,
  identity: "firebase",
  pushKey: "B".repeat(87),
  firebase: {
    apiKey: "AIza-test",
    projectId: "demo-sightline",
    clientId: "1234-abc.apps.googleusercontent.com",
    domains: [],
  },
  deviceId: "d".repeat(22),
  account: "rep@example.com",
};
