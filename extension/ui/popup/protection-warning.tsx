import type { Protection } from "../../self/protection.ts";

/** What is wrong when own views may count, and what to do. Nothing while they are kept out. */
export function ProtectionWarning({ protection }: { readonly protection: Protection | undefined }) {
  if (protection?.state !== "failing") return null;
  return (
    <div className="notice warning" role="alert">
      <div className="notice-text">
        <p>
          <strong>Your own views may be counted.</strong> {protection.detail}
        </p>
        <p className="hint">
          Restart the browser. If this stays, switch Sightline off and on at chrome://extensions.
          Until then, press “That was me” on what was you.
        </p>
      </div>
    </div>
  );
}
