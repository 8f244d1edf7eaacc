import { useStore } from "@nanostores/react";
import { useEffect, useRef, useState } from "react";
import { alternatives } from "../../i18n/format.ts";
import { signInSentence, type SignInProblem } from "../../identity/sign-in-outcome.ts";
import type { ServerLook } from "../../pairing/inspect-server.ts";
import { pairField, pairSentence, type PairOutcome } from "../../pairing/outcome.ts";
import type { PairAttempt } from "../../pairing/pair.ts";
import { normalizeServerAddress } from "../../pairing/server-address.ts";
import { connectWords } from "../../words/connect.ts";
import { Button } from "../kit/button.tsx";
import { TextField } from "../kit/field.tsx";
import "./connect.css";

type ConnectWords = ReturnType<typeof connectWords.get>;

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
  const t = useStore(connectWords);
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
  const words = wordsOf(t, wantsCode, replace);
  return (
    <form
      className="connect-form"
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
      <h2>{words.heading}</h2>
      <TextField
        label={t.server}
        value={server}
        onChange={setServer}
        onBlur={() => void look()}
        ref={serverInput}
        hint={t.serverHint}
        error={errorFor("server")}
        isSteady
        inputMode="url"
        autoCapitalize="off"
        dir="ltr"
      />
      {wantsCode ? (
        <TextField
          label={t.pairingCode}
          value={code}
          onChange={setCode}
          ref={codeInput}
          hint={t.codeHint}
          error={errorFor("code")}
          isSteady
          autoCapitalize="off"
          autoFocus={!submitAtOnce}
          dir="ltr"
        />
      ) : (
        <p className="hint">
          {domains.length === 0 ? t.googleHint : t.googleHintOf({ domains: alternatives(domains) })}
        </p>
      )}
      {problem === null ? null : (
        <p className="error" role="alert">
          {signInSentence(problem)}
        </p>
      )}
      <div className="buttons">
        <Button ref={sendButton} kind="primary" type="submit" isBusy={busy}>
          {busy ? words.busy : words.submit}
        </Button>
        {onCancel === null ? null : <Button onClick={onCancel}>{t.cancel}</Button>}
      </div>
    </form>
  );
}

/** Named by what is done; the rest of the form is the same for both ways in. */
function wordsOf(t: ConnectWords, wantsCode: boolean, replace: boolean) {
  if (!wantsCode)
    return { heading: t.signInHeading, submit: t.signInWithGoogle, busy: t.openingGoogle };
  return { heading: replace ? t.pairAgain : t.pairHeading, submit: t.pair, busy: t.pairing };
}
