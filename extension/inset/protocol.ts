import * as z from "zod/mini";

/** What is tracked of the mail that is being written, and why; of `rules/` and the compose window. */
const composeMenuSchema = z.object({
  opens: z.boolean(),
  links: z.boolean(),
  /** Null: none. */
  reminder: z.nullable(
    z.object({ afterDays: z.int().check(z.positive()), unless: z.enum(["opened", "replied"]) }),
  ),
  /** Why nothing, or less than what is chosen, is tracked, in words; null: nothing stands in the way. */
  obstacle: z.nullable(
    z.object({
      words: z.string(),
      /** Whether the rep may track all the same, this once, and whether that was chosen. */
      override: z.enum(["none", "offered", "taken"]),
    }),
  ),
});
export type ComposeMenu = z.infer<typeof composeMenuSchema>;

/** What the rep chose in the menu. What is missing stays as it was. */
export interface ComposeChange {
  readonly opens?: boolean | undefined;
  readonly links?: boolean | undefined;
  readonly reminder?: ComposeMenu["reminder"] | undefined;
  readonly override?: boolean | undefined;
}

/**
 * - `card`: what became of the newest tracked mail of a thread in a list, in short; stands beside the row's mark.
 * - `thread`: the conversation's timeline; a drawer at the page's edge.
 * - `compose`: the menu of a mail that is being written; stands beside its button.
 */
const insetViewSchema = z.discriminatedUnion("view", [
  z.object({ view: z.literal("card"), threadId: z.string() }),
  z.object({
    view: z.literal("thread"),
    threadId: z.string(),
    /** The mail client's id of the message to begin with; null: the newest. */
    mailMessageId: z.nullable(z.string()),
  }),
  z.object({ view: z.literal("compose"), menu: composeMenuSchema }),
]);
export type InsetView = z.infer<typeof insetViewSchema>;

/** From the content script to the frame. */
export const toFrameSchema = z.discriminatedUnion("type", [
  /** Show this in place of what is shown. The same view again: only what it says of it has changed. */
  z.object({
    type: z.literal("show"),
    shown: insetViewSchema,
    /** One more with each `show`; `size` says it again. */
    serial: z.number(),
    /** Of the page about it, which may differ from the system's. */
    look: z.enum(["light", "dark"]),
    /** The page's `font-family`. */
    font: z.string(),
    /** Whether the keyboard goes in: the first heading or the frame's dialog takes the focus. */
    focus: z.boolean(),
  }),
  /** It is out of sight until the next `show`, though it stays loaded: nothing needs to be followed. */
  z.object({ type: z.literal("hidden") }),
]);
export type ToFrame = z.infer<typeof toFrameSchema>;

/** From the frame to the content script. What is to be done about mails, the frame asks of the background itself. */
export type FromFrame =
  /**
   * It is drawn, and how high all of it is, in CSS pixels; said by every view, with the `serial` of the `show` that it
   * shows, and again when it becomes higher or lower. Until then the content script shows words of its own in its place.
   * Cards and menus become so high, as far as there is room; drawers do not.
   */
  | { readonly type: "size"; readonly serial: number; readonly height: number }
  /** `returnFocus`: to what opened it, as Escape and the close button do. */
  | { readonly type: "close"; readonly returnFocus: boolean }
  | { readonly type: "compose-change"; readonly change: ComposeChange }
  /** The card asks for the drawer. */
  | {
      readonly type: "open-thread";
      readonly threadId: string;
      readonly mailMessageId: string | null;
    };

/**
 * What a page may do with a frame is nothing: messages go through a port that the content script gives the frame when
 * it has loaded, in a message of this shape, and the frame asks the content scripts of its tab whether the key is theirs.
 */
export const portMessageSchema = z.object({ sightlineInset: z.string() });

/** The frame's question, sent to its own tab. → `true`; a content script that does not know the key is silent. */
export interface KeyQuestion {
  readonly type: "is-inset-key";
  readonly key: string;
}
