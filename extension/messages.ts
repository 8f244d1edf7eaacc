import * as z from "zod/mini";
import { engagementSchema } from "../shared/engagement.ts";
import { eventIdSchema, messageIdSchema, senderIdSchema } from "../shared/ids.ts";

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
  /** The host of the page it was written in; versions before Outlook was supported did not say. */
  mailHost: z.optional(z.string()),
  /** The address of the mailbox it was sent from; "" where the page does not say it. */
  account: z.string(),
  subject: z.string(),
  recipients: z.array(mailPersonSchema),
  /** Destinations of the wrapped links; the link with index n is `links[n - 1]`. */
  links: z.array(z.string()),
  /** Milliseconds since 1970, when the tokens were minted. */
  mintedAt: z.number(),
  /** Null until it is known; with Outlook that may be some time after the send. */
  threadId: z.nullable(z.string()),
  /** Null until the mail client confirmed the send, as is `sentAt`. See `SentIds`. */
  mailMessageId: z.nullable(z.string()),
  sentAt: z.nullable(z.number()),
  /** What of it is tracked; both false: it was sent untracked. Versions before 0.6 tracked both, and did not say so. */
  tracking: z.optional(z.object({ opens: z.boolean(), links: z.boolean() })),
  /** The rep wants to be reminded of it, unless this has come by then. */
  reminder: z.optional(
    z.object({ afterDays: z.int().check(z.positive()), unless: z.enum(["opened", "replied"]) }),
  ),
  /** The mail server was told to send it at `sentAt`, which is that server's time then and not this computer's. */
  scheduled: z.optional(z.boolean()),
});
export type SentMessage = z.infer<typeof sentMessageSchema>;

/** What a list row or an open thread shows of one thread. */
export const threadStatusSchema = z.object({
  threadId: z.string(),
  engagement: engagementSchema,
  /**
   * By the mail client's own message id; none in a thread whose mail turned out to stand in another one, was deleted, or was sent
   * untracked.
   */
  messages: z.record(z.string(), engagementSchema),
  /** When each of them was sent, by the server's clock; milliseconds since 1970. A row of an earlier version does not say it. */
  sentAt: z.optional(z.record(z.string(), z.number())),
  /** Of those mails of the thread that the rep sent untracked, the mail client's ids. They stand in none of the above. */
  untracked: z.optional(z.array(z.string())),
  /** Those of `messages` of which clicks are tracked and opens are not. */
  linksOnly: z.optional(z.array(z.string())),
  /** Until when those of `messages` that are hot count as hot, see `shared/hot.ts`; milliseconds since 1970. */
  hotUntil: z.optional(z.record(z.string(), z.number())),
});
export type ThreadStatus = z.infer<typeof threadStatusSchema>;

/** A mail below tracked ones, as an open thread shows it. */
const seenMailSchema = z.object({
  /**
   * - `reply`: somebody answered.
   * - `bounce`: a mail server says that it could not deliver.
   * - `follow-up`: the rep wrote again without tracking, so that what is quoted there still has its pixel.
   */
  kind: z.enum(["reply", "bounce", "follow-up"]),
  threadId: z.string(),
  /** The tracked mails above it of which the like was not known before, by the mail client's ids. */
  answers: z.array(z.string()),
  /** Milliseconds since 1970: when it was written, else when it was seen. */
  at: z.number(),
});
export type SeenMail = z.infer<typeof seenMailSchema>;

/** One hit with everything that explains it. In words: `shared/verdict/explain.ts`. */
const explainedHitSchema = z.object({
  eventId: eventIdSchema,
  kind: z.enum(["open", "click"]),
  /** Milliseconds since 1970. */
  at: z.number(),
  /** Seconds after the mail was sent; may be negative. */
  age: z.number(),
  /** Where the clicked link leads, or null for an open. */
  destination: z.nullable(z.string()),
  verdict: z.enum(["person", "unconfirmed", "machine", "self"]),
  confidence: z.enum(["certain", "likely", "possible"]),
  /** Codes of the evidence, the deciding one first. One of a newer server may be unknown here. */
  reasons: z.array(z.string()),
  client: z.object({ family: z.string(), os: z.string(), device: z.string() }),
  network: z.object({ class: z.string(), country: z.nullable(z.string()) }),
  /** What the rep said of this very hit; null: nothing. */
  correction: z.nullable(z.enum(["event", "same-client"])),
  /** The hit of which the rep said that all like it were theirs, where that makes this one theirs, too; else null. */
  taughtBy: z.nullable(eventIdSchema),
  /** Other hits of this mail by the same client and network class that do not count as the rep's own yet. */
  similar: z.number(),
});
export type ExplainedHit = z.infer<typeof explainedHitSchema>;

/** Everything that came of one mail. */
export const messageExplanationSchema = z.object({
  messageId: messageIdSchema,
  engagement: engagementSchema,
  /** Newest first, every one that is in the log; those of one reading stand in one list. */
  readings: z.array(z.array(explainedHitSchema)),
});
export type MessageExplanation = z.infer<typeof messageExplanationSchema>;

/** A label of the rep's own. */
const tagSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(40));

/** From a content script or one of the extension's pages to the background. The background answers each with the type named beside it. */
export const requestSchema = z.discriminatedUnion("type", [
  /** → `ThreadStatus[]`, only for threads that have a tracked mail. */
  z.object({
    type: z.literal("thread-statuses"),
    threadIds: z.array(z.string()).check(z.maxLength(500)),
  }),
  /** → `{ recorded: true }` once it is in the database. Idempotent by id; later facts complete earlier ones. */
  z.object({ type: z.literal("record-sent"), message: sentMessageSchema }),
  /** A mail that says something of tracked ones stands below them in their thread. → `{ recorded: boolean }` */
  z.object({ type: z.literal("record-seen"), mail: seenMailSchema }),
  /**
   * The page shows these own tracked mails just now. Those of senders that this browser never was are passed over.
   * → `{ noted: number }`
   */
  z.object({
    type: z.literal("viewing"),
    mailClient: z.enum(["gmail", "outlook"]),
    mails: z
      .array(z.object({ sid: senderIdSchema, messageId: messageIdSchema }))
      .check(z.maxLength(100)),
  }),
  /**
   * "That was me", or (scope null) it was not. From the extension's own pages only. → `MessageExplanation`, or null where
   * there is no such hit
   */
  z.object({
    type: z.literal("correct-hit"),
    messageId: messageIdSchema,
    eventId: eventIdSchema,
    scope: z.nullable(z.enum(["event", "same-client"])),
  }),
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
  /**
   * Shows the dashboard, in its tab where there is one. → `{ opened: true }`
   * `mail`: with the mail of this thread before the rep; `settings`: a section of them.
   */
  z.object({
    type: z.literal("open-dashboard"),
    at: z.discriminatedUnion("page", [
      z.object({ page: z.literal("mails") }),
      z.object({ page: z.literal("mail"), messageId: messageIdSchema }),
      z.object({ page: z.literal("insights") }),
      z.object({
        page: z.literal("settings"),
        section: z.optional(z.enum(["exceptions", "notifications"])),
      }),
      z.object({ page: z.literal("welcome") }),
    ]),
  }),
  /** Goes to a mail's thread in its mail client. → `{ opened: boolean }` */
  z.object({ type: z.literal("open-mail"), messageId: messageIdSchema }),
  /** Changes what the rep keeps of these mails. From the extension's own pages only. → `{ edited: number }` */
  z.object({
    type: z.literal("edit-mails"),
    messageIds: z.array(messageIdSchema),
    change: z.object({
      /** Nothing notifies of it. */
      muted: z.optional(z.boolean()),
      addTags: z.optional(z.array(tagSchema)),
      removeTags: z.optional(z.array(tagSchema)),
      /** Null: no reminder any more. */
      remind: z.optional(
        z.nullable(z.object({ at: z.number(), unless: z.enum(["opened", "replied"]) })),
      ),
    }),
  }),
  /**
   * Takes these mails, or all, out of everything that shows mail. They can be restored for ten minutes; then nothing of
   * them is left here but that they are deleted. From the extension's own pages only. → `{ deleted: MessageId[] }`
   */
  z.object({
    type: z.literal("delete-mails"),
    messageIds: z.union([z.array(messageIdSchema), z.literal("all")]),
  }),
  /** From the extension's own pages only. → `{ restored: number }` */
  z.object({ type: z.literal("restore-mails"), messageIds: z.array(messageIdSchema) }),
]);
export type Request = z.infer<typeof requestSchema>;

/** From the background to every mail tab. */
export const broadcastSchema = z.discriminatedUnion("type", [
  /** These threads' statuses changed. */
  z.object({ type: z.literal("statuses-changed"), statuses: z.array(threadStatusSchema) }),
  /**
   * A request was seen that sends mail with these pixels. Some may be another tab's, another sender's, or a quoted mail's.
   * - `leaving`: it is on its way to the mail server.
   * - `sent`: the mail server took it.
   * - `failed`: it did not, or nobody answered.
   */
  z.object({
    type: z.literal("send-seen"),
    phase: z.enum(["leaving", "sent", "failed"]),
    messageIds: z.array(messageIdSchema),
    /** Milliseconds since 1970. */
    at: z.number(),
    /** When the mail server is to send it, of a mail that is scheduled; milliseconds since 1970. */
    deferredUntil: z.nullable(z.number()),
  }),
  /** Said in the page's corner, for the system does not show it. In the rep's language; for the tab before the rep only. */
  z.object({
    type: z.literal("toast"),
    /** The mail to go to when it is pressed; null: none. */
    messageId: z.nullable(messageIdSchema),
    title: z.string(),
    detail: z.string(),
  }),
]);
export type Broadcast = z.infer<typeof broadcastSchema>;
