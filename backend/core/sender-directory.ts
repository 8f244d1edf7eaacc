import type { SenderId } from "../../shared/ids.ts";

/** One paired browser of a sender. */
export interface Device {
  readonly sid: SenderId;
  /** SHA-256 of its token, hexadecimal; the token itself is stored nowhere on the server. */
  readonly tokenHash: string;
}

/** Who has paired. Adapters: SQLite (embedded). */
export interface SenderDirectory {
  /** Stores a device, and its sender where that is not known yet; durable when it resolves. */
  addDevice(device: Device, createdAt: number): Promise<void>;
  /** @throws {UnavailableError} when the directory cannot be read just now. */
  findDevice(tokenHash: string): Promise<Device | null>;
}
