import type { Verdict } from "../../../shared/event.ts";
import type { MessageExplanation } from "../../messages.ts";
import { sharedCaution } from "../../ui/hit-words.ts";
import { statusWords } from "../status-words.ts";
import { drawing, make, makeButton } from "./dom.ts";
import type { Explanation, PanelState } from "./explanation.ts";
import { type Reading, readingOf } from "./reading.ts";

export interface ContentOptions {
  readonly actions: Explanation;
  /** Whether the extension was reloaded: then nothing answers any more. */
  readonly isReloaded: () => boolean;
  readonly countUnconfirmed: () => boolean;
  readonly now: () => number;
}

/** Told apart by shape as well as by colour. */
const SIGNS: Readonly<Record<Verdict, string>> = {
  // A head and shoulders.
  person:
    "M8 8.200a2.900 2.900 0 1 0 0-5.800 2.900 2.900 0 0 0 0 5.800M2.800 14a5.200 5.200 0 0 1 10.400 0",
  // A question mark.
  unconfirmed: "M5.300 5.600a2.700 2.700 0 1 1 4.100 2.300c-.9.6-1.400 1-1.400 2.100M8 13v.2",
  // A robot's head.
  machine: "M3 6h10v7.500H3zM8 6V2.800M6 9v1.200M10 9v1.200M1.200 9v2M14.800 9v2",
  // A house.
  self: "M2 8l6-5.500L14 8M3.800 6.800v6.700h8.400V6.800",
};

const day = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

/** Draws one state of the panel below its heading. */
export function panelContent(state: PanelState, options: ContentOptions): Node[] {
  switch (state.kind) {
    case "loading":
      return [make("p", { class: "note", role: "status" }, "Asking Sightline…")];
    case "failed":
      return options.isReloaded()
        ? [alert("Sightline was updated. Reload this tab to see what became of this mail.")]
        : [
            alert("Sightline did not answer."),
            makeButton("reload", { text: "Try again" }, () => options.actions.reload()),
          ];
    case "untracked":
      return [make("p", { class: "note" }, "Sightline knows nothing of this mail any more.")];
    case "known":
      return knownContent(state, options);
  }
}

function knownContent(
  { explanation, busy, problem }: Extract<PanelState, { kind: "known" }>,
  options: ContentOptions,
): Node[] {
  const { countUnconfirmed, now } = options;
  const readings = explanation.readings.map((hits) => readingOf(hits));
  const words = statusWords(explanation.engagement, now(), countUnconfirmed());
  const content: Node[] = [make("p", { class: "summary" }, words)];
  if (problem)
    content.push(
      alert(
        options.isReloaded()
          ? "Sightline was updated. Reload this tab, then try again."
          : "That could not be saved. Try again.",
      ),
    );
  if (readings.length === 0) content.push(nothingYet(explanation));
  else {
    const items = readings.map((reading) => readingItem(reading, options));
    content.push(make("ol", { "aria-busy": String(busy) }, ...items));
  }
  return content;
}

function nothingYet({ engagement }: MessageExplanation): HTMLElement {
  return make(
    "p",
    { class: "note" },
    engagement.repliedAt === null
      ? "Nobody has fetched anything of it yet. Each open and click will stand here, and why it counts or does not."
      : "It was answered, though nothing of it was fetched: pictures may be turned off there.",
  );
}

function readingItem(reading: Reading, { actions }: ContentOptions): HTMLElement {
  const { id, what, words, fetches, verdict } = reading;
  const [deciding = "", ...others] = words.reasons;
  const facts = [`${day.format(reading.at)} · ${words.when}`, words.program, words.network];
  if (fetches > 1) facts.push(`Fetched ${fetches} times, which is one reading`);
  const item = make(
    "li",
    { "data-verdict": verdict },
    make("span", { class: "sign" }, drawing(SIGNS[verdict])),
    make(
      "div",
      { class: "reading" },
      make("h3", {}, make("span", {}, what), make("strong", {}, words.verdict)),
      ...facts.filter((fact) => fact !== null).map((fact) => make("p", { class: "fact" }, fact)),
      make("p", {}, deciding),
      ...evidence(id, others),
      corrections(reading, actions),
    ),
  );
  return item;
}

/** What else is known stays folded: the deciding reason is what one looks for. */
function evidence(id: string, others: readonly string[]): Node[] {
  if (others.length === 0) return [];
  const list = make("ul", {}, ...others.map((sentence) => make("li", {}, sentence)));
  const more = `${others.length} more ${others.length === 1 ? "sign" : "signs"}`;
  const summary = make("summary", { "data-key": `${id} more` }, more);
  return [make("details", { "data-key": `${id} details` }, summary, list)];
}

function corrections(reading: Reading, actions: Explanation): HTMLElement {
  const { id, correctable, corrected, taughtBy, offer, words } = reading;
  const which = `${reading.what}, ${day.format(reading.at)}`;
  const row = make("div", { class: "actions" });
  // One key for what takes the other's place: the focus stays where the press was.
  if (correctable.length > 0) {
    const press = (): void => actions.correct(correctable, "event");
    row.append(
      makeButton(`${id} act`, { text: "That was me", label: `That was me: ${which}` }, press),
    );
  } else if (corrected.length > 0) {
    const press = (): void => actions.correct(corrected, null);
    row.append(
      makeButton(`${id} act`, { text: "Undo", label: `Undo “That was me”: ${which}` }, press),
    );
  } else if (taughtBy !== null) {
    const text = "Undo for all of them";
    const press = (): void => actions.correct([taughtBy], null);
    row.append(makeButton(`${id} act`, { text, label: `${text}: ${which}` }, press));
  }
  if (offer !== null) {
    const { eventId, others, isShared } = offer;
    const those = others === 1 ? "other one" : `${others} others`;
    const question = `And the ${those} by ${words.program}?${isShared ? ` ${sharedCaution()}` : ""}`;
    const text = others === 1 ? "That too" : "Those too";
    const press = (): void => actions.correct([eventId], "same-client");
    row.append(
      make("span", { class: "offer" }, question),
      makeButton(`${id} offer`, { text, label: `${text}: ${question}` }, press),
    );
  }
  return row;
}

function alert(text: string): HTMLElement {
  return make("p", { class: "problem", role: "alert" }, text);
}
