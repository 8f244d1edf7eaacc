import { useStore } from "@nanostores/react";
import { hostOf } from "../../pairing/server-problem.ts";
import { connectWords } from "../../words/connect.ts";
import { Button } from "../kit/button.tsx";
import "./connect.css";

/** While Google's window is open. */
export function SigningIn({
  server,
  onStartOver,
  onCancel,
}: {
  readonly server: string;
  readonly onStartOver: () => void;
  readonly onCancel: () => void;
}) {
  const t = useStore(connectWords);
  return (
    <section className="confirmation" role="status">
      <h2>{t.finishAtGoogle}</h2>
      <p className="hint">{t.chooseAccountFor({ host: hostOf(server) })}</p>
      <div className="buttons">
        <Button onClick={onStartOver}>{t.startOver}</Button>
        <Button onClick={onCancel}>{t.cancel}</Button>
      </div>
    </section>
  );
}
