import { createRoot, type Root } from "react-dom/client";
import { expect } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { LogEvent } from "../../../shared/event.ts";
import { correctHit } from "../../db/correct-hit.ts";
import { recordEvents } from "../../db/record-events.ts";
import { recordSent } from "../../db/record-sent.ts";
import { account, emptyDatabase, sentMessage, telling } from "../../db/samples.ts";
import type { Request } from "../../messages.ts";
import type { PairingLink } from "../../pairing/pairing-link.ts";
import { session, type Session } from "../../session.ts";
import { connection, type Connection } from "../../sync/connection.ts";
import { pairedSession } from "../../sync/samples.ts";
import type { PopupApi } from "./background.ts";
import { Popup } from "./popup.tsx";

const roots: Root[] = [];

/** For tests: a browser in which nothing was shown and stored yet. */
export function clearPopups(): void {
  for (const root of roots.splice(0)) root.unmount();
  fakeBrowser.reset();
  document.body.innerHTML = "";
}

/**
 * For tests: a popup over a background that gives these answers to requests of each type, one after the other, and then
 * dies. What the rep says of a hit is stored, as the background does, where `corrects` says so.
 * `requests` are those that it made, but for the
 * pull that each popup asks for.
 */
export async function show({
  answers = {},
  link = null,
  granted = true,
  lacks = [],
  notifications = "granted",
  corrects = false,
}: {
  readonly answers?: Partial<Record<Request["type"], unknown[]>>;
  readonly link?: PairingLink | null;
  readonly granted?: boolean;
  /** Hosts that the browser does not let the extension see. */
  readonly lacks?: readonly string[];
  readonly notifications?: "granted" | "denied";
  readonly corrects?: boolean;
} = {}) {
  const db = emptyDatabase();
  const requests: Request[] = [];
  const asked: string[][] = [];
  const api: PopupApi = {
    ...fakeBrowser,
    runtime: {
      sendMessage: async (request: Request) => {
        if (request.type === "sync") return { pulled: true };
        requests.push(request);
        if (request.type === "correct-hit" && corrects)
          return (await correctHit(db, request, telling)).explanation;
        const answer = answers[request.type]?.shift();
        // Chrome's words when the worker dies over a request.
        if (answer === undefined) throw new Error("The message port closed before a response");
        return answer;
      },
    },
    permissions: {
      request: async ({ origins }) => {
        asked.push(origins);
        return granted;
      },
      contains: async ({ origins }) =>
        !origins.some((pattern) => lacks.some((host) => pattern.includes(host))),
    },
    notifications: { getPermissionLevel: async () => notifications },
  };
  const render = () => {
    const root = createRoot(document.body.appendChild(document.createElement("div")));
    roots.push(root);
    root.render(<Popup api={api} db={db} link={link} />);
  };
  return { db, requests, asked, render };
}

/** For tests: a browser that is paired, or signed in. */
export async function memberOf(
  facts: Partial<Connection>,
  member: Session = pairedSession,
): Promise<void> {
  await session.setValue(member);
  await connection.setValue({ ...connection.fallback, ...facts });
}

/** For tests: what the server says of an open by Gmail's proxy, and by a browser. */
export const byGmail: Partial<LogEvent> = { reasons: ["mail-program-proxy"] };
export const byChrome: Partial<LogEvent> = {
  client: { family: "Chrome", os: "Windows", device: "desktop" },
  network: { class: "access", country: "DE" },
  reasons: ["ordinary-program"],
};

/** For tests: a popup over these hits of mail 1. Where the background is broken, nothing that the rep says is stored. */
export async function showHits(
  events: readonly LogEvent[],
  background: "works" | "broken" = "works",
) {
  await memberOf({ state: "live" });
  const shown = await show({ corrects: background === "works" });
  await recordSent(shown.db, sentMessage(1), null);
  await recordEvents(shown.db, { account, events, cursor: "c", telling });
  shown.render();
  await expect.poll(() => rows().length).toBeGreaterThan(0);
  return shown;
}

/** For tests: the verdicts of the feed's rows, in words. */
export const verdicts = () =>
  rows().map((row) => row.querySelector(".row-verdict")?.textContent ?? "");

/** For tests: all that stands in the popup. */
export const text = () => document.body.textContent;

/** For tests: the button with exactly this name. */
export const button = (name: string) =>
  [...document.querySelectorAll("button")].find(({ textContent }) => textContent === name);

/** For tests: the rows of the feed, as they are read. */
export const rows = () => [...document.querySelectorAll<HTMLButtonElement>(".row")];

/** For tests: presses a key where the keyboard is; what Chrome makes of it besides does not happen. */
export function key(name: string): boolean {
  const event = new KeyboardEvent("keydown", { key: name, bubbles: true, cancelable: true });
  return document.activeElement?.dispatchEvent(event) ?? false;
}

/** For tests: waits for a button, and presses it. */
export async function press(name: string): Promise<void> {
  await expect.poll(() => button(name)).toBeDefined();
  button(name)?.click();
}

/** For tests: waits for a form, and sends it. */
export async function submit(): Promise<void> {
  await expect.poll(() => document.querySelector("form")).not.toBeNull();
  document.querySelector("form")?.requestSubmit();
}

/** For tests: types into the field with this label, and leaves it. */
export async function fill(label: string, value: string): Promise<void> {
  const input = () =>
    [...document.querySelectorAll("label")].find(({ textContent }) => textContent === label)
      ?.control;
  await expect.poll(input).toBeInstanceOf(HTMLInputElement);
  const field = input();
  if (!(field instanceof HTMLInputElement)) return;
  // React looks at the element's own setter.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, value);
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
}
