import type { Caller } from "./bearer-auth.ts";

/** What the host knows of a request and a Request does not say. */
export interface Client {
  /** Of the nearest client; for rate limits only. */
  readonly address: string;
}

/** What the API's handlers find in their context. */
export interface ApiEnv {
  Bindings: Client;
  Variables: { caller: Caller };
}
