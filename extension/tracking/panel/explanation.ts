import type { EventId } from "../../../shared/ids.ts";
import type { MessageExplanation } from "../../messages.ts";
import type { BackgroundLink, HitCorrection } from "../background-link.ts";
import { retry } from "../retry.ts";
import type { StatusBook } from "../status-book.ts";

/** What a panel has to show. */
export type PanelState =
  | { readonly kind: "loading" }
  /** The background did not answer. */
  | { readonly kind: "failed" }
  /** The background does not know the mail (any more). */
  | { readonly kind: "untracked" }
  | {
      readonly kind: "known";
      readonly explanation: MessageExplanation;
      /** A correction is on its way. */
      readonly busy: boolean;
      /** The last correction did not get through. */
      readonly problem: boolean;
    };

/** One mail's explanation, kept in step with the background. */
export interface Explanation {
  /** Asks again, after `failed`. */
  reload(): void;
  /** Corrects these hits, one after the other; nothing happens while another correction is on its way. */
  correct(eventIds: readonly EventId[], scope: HitCorrection["scope"]): void;
}

export interface ExplanationOptions {
  readonly mail: { readonly threadId: string; readonly messageId: string };
  readonly link: Pick<BackgroundLink, "explainMessage" | "correctHit">;
  readonly book: Pick<StatusBook, "follow">;
  readonly signal: AbortSignal;
  /** Called with every state, the first one at once. */
  readonly show: (state: PanelState, actions: Explanation) => void;
}

/** Follows one mail until the signal is aborted. */
export function followExplanation(options: ExplanationOptions): void {
  const { mail, link, book, signal, show } = options;
  let state: PanelState = { kind: "loading" };
  let loading = false;
  let stale = false;
  let status: string | null = null;
  const actions: Explanation = {
    reload() {
      change({ kind: "loading" });
      void load();
    },
    correct: (eventIds, scope) => void correct(eventIds, scope),
  };

  function change(next: PanelState): void {
    if (signal.aborted) return;
    state = next;
    show(state, actions);
  }

  function known(explanation: MessageExplanation | null, problem = false): void {
    change(
      explanation === null
        ? { kind: "untracked" }
        : { kind: "known", explanation, busy: false, problem },
    );
  }

  const isBusy = (): boolean => state.kind === "known" && state.busy;

  async function load(): Promise<void> {
    stale = loading || isBusy();
    if (stale) return;
    loading = true;
    const answered = await retry(
      async () => {
        const explanation = await link.explainMessage(mail.threadId, mail.messageId);
        // What a correction gave in the meantime is newer.
        if (isBusy()) stale = true;
        else known(explanation, state.kind === "known" && state.problem);
      },
      { attempts: 2, firstPauseMs: 300, signal },
    );
    loading = false;
    // What is shown already stays true enough.
    if (!answered && state.kind === "loading") change({ kind: "failed" });
    if (stale && answered) await load();
  }

  async function correct(
    eventIds: readonly EventId[],
    scope: HitCorrection["scope"],
  ): Promise<void> {
    if (state.kind !== "known" || state.busy) return;
    let { explanation } = state;
    const { messageId } = explanation;
    change({ ...state, busy: true, problem: false });
    try {
      for (const eventId of eventIds) {
        const answer = await link.correctHit({ messageId, eventId, scope });
        if (answer === null) throw new Error("no such hit");
        explanation = answer;
      }
      known(explanation);
    } catch {
      // Some of them may have got through.
      known(explanation, true);
      await load();
    }
    if (stale) await load();
  }

  change(state);
  void load();
  book.follow(
    mail.threadId,
    ({ messages }) => {
      const now = JSON.stringify(messages[mail.messageId] ?? null);
      const isFirst = status === null;
      if (now === status) return;
      status = now;
      if (!isFirst) void load();
    },
    signal,
  );
}
