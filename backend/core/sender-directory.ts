import type { SenderId } from "../../shared/ids.ts";

/**
 * Whose sender is whose. A principal is what a bearer proves: the hash of a device token (embedded), an account's uid
 * (production). Adapters: SQLite, Firestore; both pass `sender-directory.contract.ts`.
 */
export interface SenderDirectory {
  /**
   * Makes `sid` the sender of a principal, unless it has one already; durable when it resolves.
   * @param at milliseconds since 1970.
   * @returns the sender in force, the same to all who enrol this principal at once.
   * @throws {UnavailableError} when the directory cannot be reached just now.
   */
  enrol(principal: string, sid: SenderId, at: number): Promise<SenderId>;
  /** @throws {UnavailableError} when the directory cannot be read just now. */
  find(principal: string): Promise<SenderId | null>;
}
