import { hostOf } from "../../pairing/server-problem.ts";

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
  return (
    <section className="confirmation" role="status">
      <h2>Finish in the Google window</h2>
      <p className="hint">
        Choose the account for {hostOf(server)} there. If the window is gone, start over.
      </p>
      <div className="buttons">
        <button type="button" onClick={onStartOver}>
          Start over
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </section>
  );
}
