import { now, options } from "../options.ts";
import { refresh } from "../navigation.ts";
import { pageState } from "../page-state.ts";
import { deleteDraft, saveDraft, type Written } from "../service/writing.ts";
import { currentBody, type Draft, enqueue } from "./draft.ts";

/** The mail as it is at this moment. */
export function writtenNow(draft: Draft, deferredUntil: number | null = null): Written {
  const { to, cc, bcc, subject, plainText, smart } = draft.store.get();
  return {
    operation: draft.operation,
    referenceItemId: draft.reference?.itemId ?? null,
    itemId: draft.itemId,
    body: currentBody(draft),
    deferredUntil,
    to,
    cc,
    bcc,
    subject,
    plainText,
    smart,
  };
}

/** Somebody wrote: it is saved when they pause. */
export function draftChanged(draft: Draft): void {
  if (draft.over) return;
  draft.touched = true;
  clearTimeout(draft.autosave);
  draft.autosave = setTimeout(() => {
    saveNow(draft).catch(() => undefined);
  }, options.autosaveMs);
}

export async function saveNow(draft: Draft): Promise<void> {
  clearTimeout(draft.autosave);
  await enqueue(draft, async () => {
    if (draft.over) return;
    draft.itemId = await saveDraft(writtenNow(draft));
    draft.store.set({ savedAt: now() });
  });
}

/** Its form goes, the draft stays, unless nothing was written. */
export async function closeDraft(draft: Draft): Promise<void> {
  const saving = draft.touched ? saveNow(draft) : null;
  removeForm(draft);
  await saving;
  await refresh();
}

/** Thrown away, whether it was saved or not. */
export async function discardDraft(draft: Draft): Promise<void> {
  draft.over = true;
  clearTimeout(draft.autosave);
  removeForm(draft);
  await enqueue(draft, async () => {
    if (draft.itemId !== null) await deleteDraft(draft.itemId);
  });
  await refresh();
}

export function removeForm(draft: Draft): void {
  const { drafts, front } = pageState.get();
  pageState.set({
    drafts: drafts.filter((other) => other !== draft),
    front: front === draft ? null : front,
  });
}
