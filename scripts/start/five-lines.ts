import type { Mode } from "./mode.ts";

interface Running {
  /** The folder with the built extension. */
  readonly extension: string;
  readonly code: string;
  /** Where the server listens. */
  readonly url: string;
  readonly trackingOrigin: string;
  readonly mode: Mode;
}

/** What a person must know once everything runs, in five lines. */
export function fiveLines({
  extension,
  code,
  url,
  trackingOrigin,
  mode,
}: Running): readonly string[] {
  const reach =
    trackingOrigin === url
      ? "recipients elsewhere cannot reach it: see --public-url in README.md"
      : `the server listens on ${url}`;
  const next = {
    desktop:
      "sign in to Gmail in the browser that opens; it is paired with this server. Then write a mail.",
    demo: "watch the demo below: a mail is sent, opened and clicked. On a computer with a display, Gmail itself opens.",
    server:
      "load the extension (chrome://extensions, Developer mode, Load unpacked), click its icon, type server and code.",
  }[mode];
  return [
    `Extension      ${extension}`,
    `Pairing code   ${code}, for the server ${url}`,
    `Tracking URL   ${trackingOrigin} (${reach})`,
    `Next           ${next}`,
    "Stop           Ctrl+C",
  ];
}
