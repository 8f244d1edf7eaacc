import { storedItem } from "../../stored-item.ts";
import type { ConnectDraft } from "./connect-form.tsx";

/** What was last sent with the form, until it succeeds or the browser closes. */
export const connectDraft = storedItem<ConnectDraft | null>("session", "pairing-draft", null);
