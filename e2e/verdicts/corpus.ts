import { apple } from "./stories/apple.ts";
import { bursts } from "./stories/bursts.ts";
import { choice } from "./stories/choice.ts";
import { clocks } from "./stories/clocks.ts";
import { exchangeOnline } from "./stories/exchange-online.ts";
import { gateways } from "./stories/gateways.ts";
import { gmail } from "./stories/gmail.ts";
import { life } from "./stories/life.ts";
import { machines } from "./stories/machines.ts";
import { mailPrograms } from "./stories/mail-programs.ts";
import { microsoft } from "./stories/microsoft.ts";
import { networks } from "./stories/networks.ts";
import { own } from "./stories/own.ts";
import { passedOn } from "./stories/passed-on.ts";
import { previews } from "./stories/previews.ts";
import { readings } from "./stories/readings.ts";
import { scheduled } from "./stories/scheduled.ts";
import { thatWasMe } from "./stories/that-was-me.ts";
import { timing } from "./stories/timing.ts";
import type { Story } from "./story.ts";

/** The stories by their subjects. A new one goes into the file of its subject; a new file is named here. */
export const SUBJECTS: Readonly<Record<string, readonly Story[]>> = {
  Gmail: gmail,
  Apple: apple,
  Microsoft: microsoft,
  "Exchange Online": exchangeOnline,
  "mail programs": mailPrograms,
  gateways,
  previews,
  machines,
  timing,
  "scheduled mail": scheduled,
  bursts,
  readings,
  networks,
  "own looks": own,
  "that was me": thatWasMe,
  "a mail's life": life,
  "mails passed on": passedOn,
  clocks,
  "the rep's choice": choice,
};

/** Every story there is. */
export const STORIES: readonly Story[] = Object.values(SUBJECTS).flat();
