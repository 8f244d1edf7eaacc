import type { AuthRefusal } from "./bearer-auth.ts";

/** Who a bearer proves to be, whether or not this account has a sender yet. Neither field is ever logged. */
export interface Account {
  /** What the `SenderDirectory` knows the account by. */
  readonly principal: string;
  /** One sign-in of the account: tells its browsers apart. */
  readonly session: string;
}

export type AccountOutcome = { readonly kind: "account"; readonly account: Account } | AuthRefusal;

/**
 * Tells which account a bearer is of.
 * @throws {UnavailableError} when that cannot be found out just now.
 */
export type Identify = (bearer: string) => Promise<AccountOutcome>;
