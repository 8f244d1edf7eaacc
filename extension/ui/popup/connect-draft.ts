import { storage } from "wxt/utils/storage";
import type { ConnectDraft } from "./connect-form.tsx";

/** What was last sent with the form, until it succeeds or the browser closes. */
export const connectDraft = storage.defineItem<ConnectDraft | null>("session:pairing-draft", {
  fallback: null,
});
