import type { OpenableMenu, OpenMenu } from "../inset/menu.ts";
import type { ComposeWindow, MailHead } from "../mail/mail-client.ts";
import {
  decideTracking,
  type Decision,
  type MailFacts,
  overruleAll,
} from "../rules/decide-tracking.ts";
import { pageComposeWords } from "../words/page-compose.ts";
import {
  type ComposeChoice,
  type ComposeChoices,
  firstChoice,
  withChange,
  withTracking,
} from "./compose-choices.ts";
import { obstacleOf, toggleOf } from "./compose-words.ts";
import { isWebAddress } from "./tracked-urls.ts";
import type { Notices } from "./notices.ts";
import { searchedText } from "./own-text.ts";
import { type SendTrackingOptions, trackSend } from "./send-tracking.ts";
import { stripElement } from "./strip.ts";

/** Words come letter by letter. */
const SETTLES_MS = 300;

export interface ComposeTrackingOptions extends Omit<
  SendTrackingOptions,
  "compose" | "decide" | "reminder" | "untracked"
> {
  readonly notices: Pick<Notices, "untracked">;
  readonly choices: ComposeChoices;
  readonly openMenu: OpenMenu;
}

/**
 * Makes one compose window track its mail: takes tracked parts of other mails out of the editor, adds the switch with its
 * menu, which say what is tracked if the mail leaves as it stands, and stands at Send. The switch's last use is the next
 * draft's beginning, where its mailbox has no default of its own.
 */
export function trackCompose(compose: ComposeWindow, options: ComposeTrackingOptions): void {
  const { settings, notices, choices, openMenu } = options;
  const { account, draftId } = compose;
  const states = new EventTarget();
  let choice = choices.get(draftId) ?? firstChoice(settings.defaultFor(account));
  choices.set(draftId, choice);
  let timer: ReturnType<typeof setTimeout> | null = null;

  const factsOf = (head: MailHead): MailFacts => ({
    ...head,
    text: () => searchedText(compose.editor, settings.rules().confidential),
  });
  const decide = (mail: MailFacts): Decision =>
    decideTracking(mail, choice.wish, settings.readiness().state, settings.rules());
  const look = () => ({
    decision: decide(factsOf(compose.head())),
    mailbox: account,
    hasLinks: hasLinks(compose.editor),
  });

  function choose(next: ComposeChoice): void {
    choice = next;
    choices.set(draftId, choice);
    show();
  }

  function show(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (compose.closed.aborted) return;
    toggle.update(toggleOf(look()));
    states.dispatchEvent(new Event("state"));
  }

  const menu: OpenableMenu = {
    closed: compose.closed,
    state() {
      const { wish, reminder } = choice;
      const { decision } = look();
      return { opens: wish.opens, links: wish.links, reminder, obstacle: obstacleOf(decision) };
    },
    onState: (handler, signal) => states.addEventListener("state", handler, { signal }),
    change(change) {
      const hindrances = overruleAll(factsOf(compose.head()), settings.rules());
      choose(withChange(choice, change, hindrances));
    },
  };

  function press(menuButton: HTMLElement): void {
    const { state } = settings.readiness();
    if (state !== "ready") return notices.untracked(state);
    // There it says why, and a rule is not passed over in passing.
    if (look().decision.why.is !== "wished") return openMenu(menuButton, menu);
    const wanted = !choice.wish.opens && !choice.wish.links;
    settings.setTrackByDefault(account, wanted);
    choose(withTracking(choice, wanted ? settings.trackedFor(account) : NOTHING));
  }

  compose.onSend(
    trackSend({
      ...options,
      compose,
      decide,
      reminder: () => choice.reminder,
      untracked: (reason) => notices.untracked(reason),
    }),
  );
  const toggle = compose.addToggle(toggleOf(look()), {
    toggle: press,
    menu(menuButton) {
      show();
      openMenu(menuButton, menu);
    },
  });
  compose.onChange(() => {
    timer ??= setTimeout(show, SETTLES_MS);
  });
  settings.onChange(show, compose.closed);
  compose.closed.addEventListener("abort", pageComposeWords.listen(show));
  stripElement(compose.editor);
}

const NOTHING = { opens: false, links: false };

function hasLinks(editor: HTMLElement): boolean {
  return [...editor.querySelectorAll("a[href]")].some((link) =>
    isWebAddress(link.getAttribute("href") ?? ""),
  );
}
