import type { Protection } from "../../self/protection.ts";

/** What is wrong when the rep's own views or clicks may count, and what to do. Nothing while they are kept out. */
export function ProtectionWarning({ protection }: { readonly protection: Protection | undefined }) {
  if (protection?.state !== "failing") return null;
  const { fault, detail } = protection;
  return (
    <div className="notice warning" role="alert">
      <div className="notice-text">
        <p>
          <strong>Your own {fault === "no-access" ? "clicks" : "views"} may be counted.</strong>{" "}
          {detail}
        </p>
        <p className="hint">
          {fault === "no-access"
            ? "Give Sightline access to that host again: at chrome://extensions, Sightline, Details, Site access."
            : "Restart the browser. If this stays, switch Sightline off and on at chrome://extensions."}{" "}
          Until then, press “That was me” where it was you.
        </p>
      </div>
    </div>
  );
}
