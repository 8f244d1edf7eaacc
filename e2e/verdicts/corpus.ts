import { apple } from "./stories/apple.ts";
import { clocks } from "./stories/clocks.ts";
import { gateways } from "./stories/gateways.ts";
import { gmail } from "./stories/gmail.ts";
import { life } from "./stories/life.ts";
import { machines } from "./stories/machines.ts";
import { mailPrograms } from "./stories/mail-programs.ts";
import { microsoft } from "./stories/microsoft.ts";
import { networks } from "./stories/networks.ts";
import { own } from "./stories/own.ts";
import { previews } from "./stories/previews.ts";
import { readings } from "./stories/readings.ts";
import { timing } from "./stories/timing.ts";
import type { Story } from "./story.ts";

/** Every story there is. A new one goes into the file of its subject; a new file is named here. */
export const STORIES: readonly Story[] = [
  ...gmail,
  ...apple,
  ...microsoft,
  ...mailPrograms,
  ...gateways,
  ...previews,
  ...machines,
  ...timing,
  ...readings,
  ...networks,
  ...own,
  ...life,
  ...clocks,
];
