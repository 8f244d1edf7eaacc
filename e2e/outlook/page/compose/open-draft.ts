import type { EmailAddress, ShownItem } from "../../wire.ts";
import type { Contact } from "../../../stand-in/mail.ts";
import { options } from "../options.ts";
import { pageState } from "../page-state.ts";
import { getItem } from "../service/reading.ts";
import { withoutPrefixes } from "../subject.ts";
import { words } from "../words/words.ts";
import { type Draft, type DraftState, newDraft, type Operation } from "./draft.ts";
import { saveNow } from "./save-draft.ts";

/** An empty line to write on. */
const BLANK =
  '<div style="font-family: Aptos, Calibri, Helvetica, sans-serif; font-size: 12pt; color: rgb(0, 0, 0);"><br></div>';

/** "New mail". */
export function openNew(): void {
  add(
    newDraft({
      operation: "New",
      reference: null,
      body: options.plainText ? "" : BLANK,
      state: { place: "pane", plainText: options.plainText },
    }),
  );
}

/**
 * Answers a mail below it, or forwards it. The quote of an answer comes from the server when it is sent; where it is to stand
 * in the editor, the server makes it, too: the draft is saved first.
 */
export async function openResponse(
  operation: Exclude<Operation, "New">,
  answered: ShownItem,
): Promise<void> {
  const prefix = operation === "Forward" ? words.forwardPrefix : words.replyPrefix;
  const state: Partial<DraftState> = {
    ...recipientsOf(operation, answered),
    subject: `${prefix} ${withoutPrefixes(answered.Subject)}`,
    smart: true,
  };
  const draft = newDraft({
    operation,
    reference: {
      itemId: answered.ItemId.Id,
      conversationId: answered.ConversationId.Id,
    },
    body: options.plainText ? "" : BLANK,
    state: { ...state, place: "inline", plainText: options.plainText },
  });
  if (operation === "Forward" || options.replyEditor === "full") await bringQuote(draft);
  add(draft);
}

/** The three dots below an inline answer: the quote moves into the editor, once the server has given it. */
export async function expandQuote(draft: Draft): Promise<void> {
  if (draft.store.get().expanding) return;
  draft.store.set({ expanding: true });
  await bringQuote(draft);
}

/** A draft of the folder of that name. */
export async function openStored(itemId: string): Promise<void> {
  const open = pageState.get().drafts.find((draft) => draft.itemId === itemId);
  if (open !== undefined) return add(open);
  const item = await getItem(itemId, "editing");
  add(
    newDraft({
      operation: "New",
      reference: null,
      itemId,
      body: item.Body?.Value ?? "",
      state: {
        place: "pane",
        plainText: item.Body?.BodyType === "Text",
        to: item.ToRecipients.map(contact),
        cc: item.CcRecipients.map(contact),
        bcc: item.BccRecipients.map(contact),
        subject: item.Subject,
      },
    }),
  );
}

/** Shows its form. What stood in the pane before waits behind a tab. */
export function add(draft: Draft): void {
  const { drafts, front } = pageState.get();
  pageState.set({
    drafts: [...drafts.filter((other) => other !== draft), draft],
    front: draft.store.get().place === "pane" ? draft : front,
  });
}

async function bringQuote(draft: Draft): Promise<void> {
  await saveNow(draft);
  if (draft.itemId === null || draft.over) return;
  const item = await getItem(draft.itemId, "editing");
  draft.editor = null;
  draft.body = item.Body?.Value ?? draft.body;
  draft.store.set({
    smart: false,
    expanding: false,
    editorNumber: draft.store.get().editorNumber + 1,
  });
}

function recipientsOf(
  operation: Exclude<Operation, "New">,
  answered: ShownItem,
): Pick<DraftState, "to" | "cc"> {
  if (operation === "Forward") return { to: [], cc: [] };
  const sender = contact(answered.From.Mailbox);
  const isOwn = sameAddress(sender, options.owner);
  const others = answered.ToRecipients.map(contact);
  const to = isOwn ? others : [sender];
  if (operation === "Reply") return { to, cc: [] };
  const notOwner = (who: Contact): boolean => !sameAddress(who, options.owner);
  const copies = answered.CcRecipients.map(contact).filter(notOwner);
  return { to: isOwn ? others : [sender, ...others.filter(notOwner)], cc: copies };
}

const sameAddress = (one: Contact, other: Contact): boolean =>
  one.email.toLowerCase() === other.email.toLowerCase();

const contact = ({ Name, EmailAddress }: EmailAddress): Contact => ({
  email: EmailAddress,
  name: Name,
});
