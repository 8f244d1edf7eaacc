import * as z from "zod/mini";
import { engagementSchema } from "../shared/engagement.ts";
import { messageIdSchema } from "../shared/ids.ts";

/** A person in To, Cc or Bcc, as the compose window named them. */
export const mailPersonSchema = z.object({
  email: z.string(),
  name: z.string(),
  field: z.enum(["to", "cc", "bcc"]),
});
export type MailPerson = z.infer<typeof mailPersonSchema>;

/** A tracked mail, as the content script hands it over. It never leaves this browser. */
export const sentMessageSchema = z.object({
  /** Sightline's id, the one in the tokens. */
  id: messageIdSchema,
  mailClient: z.enum(["gmail", "outlook"]),
  /** The mailbox it was sent from. */
  account: z.string(),
  subject: z.string(),
  recipients: z.array(mailPersonSchema),
  /** Destinations of the wrapped links; the link with index n is `links[n - 1]`. */
  links: z.array(z.string()),
  /** Milliseconds since 1970, when the tokens were minted. */
  mintedAt: z.number(),
  /** Both null until the mail client confirmed the send. */
  threadId: z.nullable(z.string()),
  mailMessageId: z.nullable(z.string()),
  sentAt: z.nullable(z.number()),
});
export type SentMessage = z.infer<typeof sentMessageSchema>;

/** What a list row or an open thread shows of one thread. */
export const threadStatusSchema = z.object({
  threadId: z.string(),
  engagement: engagementSchema,
  /** By the mail client's own message id. */
  messages: z.record(z.string(), engagementSchema),
});
export type ThreadStatus = z.infer<typeof threadStatusSchema>;

/** An answer, as an open thread shows it. */
const seenReplySchema = z.object({
  threadId: z.string(),
  /** The tracked mails above it that nobody answered before, by the mail client's ids. */
  answers: z.array(z.string()),
  /** Milliseconds since 1970: when it was written, else when it was seen. */
  repliedAt: z.number(),
});
export type SeenReply = z.infer<typeof seenReplySchema>;

/** From a content script or the popup to the background. The background answers each with the type named beside it. */
export const requestSchema = z.discriminatedUnion("type", [
  /** → `ThreadStatus[]`, only for threads that have a tracked mail. */
  z.object({
    type: z.literal("thread-statuses"),
    threadIds: z.array(z.string()).check(z.maxLength(500)),
  }),
  /** → `{ recorded: true }` once it is in the database. Idempotent by id; later facts complete earlier ones. */
  z.object({ type: z.literal("record-sent"), message: sentMessageSchema }),
  /** Somebody else's mail stands below tracked ones in their thread. → `{ recorded: boolean }` */
  z.object({ type: z.literal("record-reply"), reply: seenReplySchema }),
  /** From the extension's own pages only. → `PairOutcome` */
  z.object({
    type: z.literal("pair"),
    server: z.string(),
    code: z.string(),
    /** True to give up the server that this browser is paired with. */
    replace: z.optional(z.boolean()),
  }),
  /** What is this server, and how does one get in? From the extension's own pages only. → `ServerLook` */
  z.object({ type: z.literal("inspect-server"), server: z.string() }),
  /**
   * Opens Google's window; what comes of it is in `signInState`. From the extension's own pages only.
   * → `SignInProblem | { kind: "started" }`
   */
  z.object({
    type: z.literal("sign-in"),
    server: z.string(),
    /** "same": the account that was signed in; another one is a switch, which is asked about. */
    account: z.enum(["any", "same"]),
  }),
  /** Yes, another account. From the extension's own pages only. → `{ confirmed: true }` */
  z.object({ type: z.literal("confirm-switch") }),
  /** Forgets the attempt to sign in, or what came of it. From the extension's own pages only. → `{ cancelled: true }` */
  z.object({ type: z.literal("cancel-sign-in") }),
  /** Gives up the pairing, or signs out. From the extension's own pages only. → `{ unpaired: true }` */
  z.object({ type: z.literal("unpair") }),
  /** Pull now. → `{ pulled: boolean }` */
  z.object({ type: z.literal("sync") }),
]);
export type Request = z.infer<typeof requestSchema>;

/** From the background to every mail tab: these threads' statuses changed. */
export const broadcastSchema = z.object({
  type: z.literal("statuses-changed"),
  statuses: z.array(threadStatusSchema),
});
export type Broadcast = z.infer<typeof broadcastSchema>;
