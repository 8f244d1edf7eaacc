import { useEffect, useRef, useState } from "react";
import { signInSentence, type SignInProblem } from "../../identity/sign-in-outcome.ts";
import type { ServerLook } from "../../pairing/inspect-server.ts";
import { pairField, pairSentence, type PairOutcome } from "../../pairing/outcome.ts";
import type { PairAttempt } from "../../pairing/pair.ts";
import { normalizeServerAddress } from "../../pairing/server-address.ts";
import { Field } from "./field.tsx";

/** What stands in the form at first. */
export interface ConnectDraft {
  readonly server: string;
  readonly code: string;
}

/** What the form does, by way of the background. */
export interface ConnectActions {
  readonly pair: (attempt: PairAttempt) => Promise<PairOutcome>;
  readonly signIn: (server: string) => Promise<SignInProblem | { readonly kind: "started" }>;
  readonly inspect: (server: string) => Promise<ServerLook | null>;
}

const defaultServer = "http://127.0.0.1:8787";

/**
 * Asks for a server, and then for what that server wants: its pairing code, or a Google account. Says what came of it
 * beside what it is about.
 */
export function ConnectForm({
  draft,
  submitAtOnce,
  replace,
  actions,
  failed,
  onCancel,
}: {
  readonly draft: ConnectDraft | null;
  /** True for a pairing link with a code: it is a filled form that somebody already sent. */
  readonly submitAtOnce: boolean;
  readonly replace: boolean;
  readonly actions: ConnectActions;
  /** What became of the last attempt to sign in. */
  readonly failed: { readonly server: string; readonly problem: SignInProblem } | null;
  readonly onCancel: (() => void) | null;
}) {
  const [server, setServer] = useState(draft?.server ?? defaultServer);
  const [code, setCode] = useState(draft?.code ?? "");
  const [busy, setBusy] = useState(submitAtOnce);
  const [outcome, setOutcome] = useState<PairOutcome | null>(null);
  const [signInProblem, setSignInProblem] = useState(failed);
  const [domainsOf, setDomainsOf] = useState<ReadonlyMap<string, readonly string[]>>(
    () => new Map(failed === null ? [] : [[failed.server, []]]),
  );
  const serverInput = useRef<HTMLInputElement>(null);
  const codeInput = useRef<HTMLInputElement>(null);
  const sendButton = useRef<HTMLButtonElement>(null);
  const started = useRef(false);

  const address = normalizeServerAddress(server);
  const domains = address === null ? undefined : domainsOf.get(address);
  const problem = signInProblem?.server === address ? signInProblem.problem : null;

  /** Finds out what the server wants. What is wrong with it is said when the form is sent. */
  const look = async () => {
    if (address === null || (draft === null && server === defaultServer)) return;
    const found = await actions.inspect(server);
    if (found?.kind !== "server") return;
    const { info } = found;
    setDomainsOf((known) => {
      const next = new Map(known);
      if (info.identity === "firebase") next.set(found.server, info.firebase.domains);
      else next.delete(found.server);
      return next;
    });
  };

  const pair = async () => {
    const result = await actions.pair({ server, code, replace });
    if (result.kind === "sign-in-wanted") {
      setDomainsOf((known) => new Map(known).set(result.server, []));
      await look();
      return;
    }
    setOutcome(result);
    if (result.kind === "paired") return;
    const input = pairField(result) === "server" ? serverInput : codeInput;
    input.current?.focus();
  };

  const signIn = async () => {
    const result = await actions.signIn(server);
    if (result.kind === "started" || address === null) return;
    setSignInProblem({ server: address, problem: result });
    if (result.kind === "code-wanted") setDomainsOf(new Map());
  };

  const send = async () => {
    if (domains === undefined) await pair();
    else await signIn();
    setBusy(false);
  };

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    // What somebody already filled in is sent, or at least looked at.
    void Promise.resolve().then(submitAtOnce ? send : look);
  });

  const wantsCode = domains === undefined;
  useEffect(() => {
    // The field for the code was taken away, and the keyboard with it; or what failed can be tried again.
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (!wantsCode && isNowhere) sendButton.current?.focus();
  }, [wantsCode]);

  const error = outcome === null || outcome.kind === "paired" ? null : outcome;
  const errorFor = (field: "server" | "code") =>
    error !== null && pairField(error) === field ? pairSentence(error) : "";
  const words = wantsCode ? codeWords : googleWords;
  return (
    <form
      className="pairing"
      aria-busy={busy}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        setBusy(true);
        setOutcome(null);
        setSignInProblem(null);
        void send();
      }}
    >
      <h2>{replace ? words.headingAgain : words.heading}</h2>
      <Field
        label="Server"
        value={server}
        onChange={setServer}
        onLeave={() => void look()}
        inputRef={serverInput}
        hint="Where your Sightline server listens: your company’s, or the one that npm start starts."
        error={errorFor("server")}
        inputMode="url"
        autoFocus={false}
      />
      {wantsCode ? (
        <Field
          label="Pairing code"
          value={code}
          onChange={setCode}
          inputRef={codeInput}
          hint="The server shows it in its terminal. A code is good for one browser and for a quarter of an hour."
          error={errorFor("code")}
          inputMode="text"
          autoFocus={!submitAtOnce}
        />
      ) : (
        <p className="hint">{googleHint(domains)}</p>
      )}
      {problem === null ? null : (
        <p className="error" role="alert">
          {signInSentence(problem)}
        </p>
      )}
      <div className="buttons">
        <button ref={sendButton} className="primary" type="submit" aria-disabled={busy}>
          {busy ? words.busy : words.submit}
        </button>
        {onCancel === null ? null : (
          <button type="button" onClick={onCancel}>
            Cancel
          </button>
        )}
      </div>
    </form>
  );
}

const codeWords = {
  heading: "Pair with your server",
  headingAgain: "Pair again",
  submit: "Pair",
  busy: "Pairing…",
};

const googleWords = {
  heading: "Sign in to your server",
  headingAgain: "Sign in to your server",
  submit: "Sign in with Google",
  busy: "Opening Google…",
};

function googleHint(domains: readonly string[]): string {
  const whose =
    domains.length === 0
      ? "your Google account"
      : `a Google account of ${new Intl.ListFormat("en", { type: "disjunction" }).format(domains)}`;
  return `Sign in with ${whose}. Google tells the server your address, and nothing else of yours.`;
}
