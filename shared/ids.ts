import * as z from "zod/mini";
import { MESSAGE_ID } from "./id-shapes.ts";

/** One paired sender: 11 characters of lower-case base32 (55 random bits), a path segment of every tracked URL. */
export const senderIdSchema = z
  .string()
  .check(z.regex(/^[a-z2-7]{11}$/, "a sender id is 11 characters of a-z and 2-7"))
  .brand<"SenderId">();
export type SenderId = z.infer<typeof senderIdSchema>;

/** One tracked mail: 8 random bytes as 11 characters of base64url, made in the browser at Send. */
export const messageIdSchema = z
  .string()
  .check(z.regex(MESSAGE_ID, "a message id is 11 characters of base64url"))
  .brand<"MessageId">();
export type MessageId = z.infer<typeof messageIdSchema>;

/** One hit: made once by the server when the request arrives, the same through every retry and queue. */
export const eventIdSchema = z
  .string()
  .check(z.regex(/^[A-Za-z0-9_-]{16,40}$/, "an event id is 16 to 40 characters of base64url"))
  .brand<"EventId">();
export type EventId = z.infer<typeof eventIdSchema>;
