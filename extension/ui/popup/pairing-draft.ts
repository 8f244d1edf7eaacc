import { storage } from "wxt/utils/storage";
import type { PairingDraft } from "./pairing-form.tsx";

/** What was last sent with the pairing form, until it succeeds or the browser closes. */
export const pairingDraft = storage.defineItem<PairingDraft | null>("session:pairing-draft", {
  fallback: null,
});
