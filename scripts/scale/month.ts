import { storedEventBytes, storedViewBytes } from "./document-size.ts";
import { type Consumption, costOf, type Item, PRICES } from "./prices.ts";
import type { Day } from "./simulate-day.ts";
import { COSTS, TRAFFIC } from "./traffic.ts";

const GIB = 1_024 ** 3;
const DAYS = 30;
const IDLE_DAY = 0.1;

/** Working days in a month, with the other days as a part of one. */
export const MONTH = TRAFFIC.workdays.value + (DAYS - TRAFFIC.workdays.value) * IDLE_DAY;

/** What a month takes that is made of such days, once the log has its full age. */
export function consumeMonth(day: Day): Consumption {
  const { hits, damaged, looks, emptyLooks, views, wakingViews, pushes, reps } = day;
  const requests = hits + damaged;
  const devices = reps * TRAFFIC.devices.value;
  const deferred = hits * TRAFFIC.deferred.value;
  // Each event that is stored calls what may wake browsers.
  const calls = requests + looks + views + (hits + views) + devices * 2 + deferred;
  // Every browser is given each event twice: at once, and again when it is settled (docs/adr/0011).
  const given = 2 * (hits + views) * TRAFFIC.devices.value;
  const month = (quantity: number): number => quantity * MONTH;
  const answers =
    requests * COSTS.hitBytes +
    looks * COSTS.lookBytes +
    views * COSTS.viewBytes +
    given * COSTS.eventBytes;
  const kept = (hits * storedEventBytes() + views * storedViewBytes()) * MONTH;
  return {
    requests: month(calls),
    cpu: month(seconds(day)),
    memory: month(
      day.hit.seconds * COSTS.hitMemoryGib + (seconds(day) - day.hit.seconds) * COSTS.apiMemoryGib,
    ),
    // Looks; whether a view explains a hit; the devices to wake; the sender of an account, on each instance that meets it.
    reads: month(
      given + emptyLooks + views + (hits + wakingViews) * TRAFFIC.devices.value + devices * 5,
    ),
    // Hits, views, and each browser's subscription once a day.
    writes: month(hits + views + devices),
    deletes: month(hits + views),
    storage: bytes((kept * TRAFFIC.retentionDays.value) / DAYS),
    hosting: bytes(month(answers)),
    egress: bytes(month(answers + pushes * COSTS.pushBytes)),
    logs: bytes(month(damaged * COSTS.logLineBytes)),
    tasks: month(deferred * 2),
    accounts: reps,
  };
}

/** GiB a month that Google's own request log takes, unless it is switched off. */
export function requestLogGib({ hits, damaged, looks, views }: Day): number {
  return bytes((2 * (hits + views) + damaged + looks) * COSTS.requestLogBytes * MONTH);
}

/** Dollars a month by item, and in all. */
export function billMonth(consumption: Consumption): { items: Map<Item, number>; total: number } {
  const items = new Map<Item, number>();
  for (const item of Object.keys(PRICES) as Item[])
    items.set(item, costOf(item, consumption[item]));
  return { items, total: [...items.values()].reduce((sum, dollars) => sum + dollars, 0) };
}

function seconds({ hit, api, push, stream }: Day): number {
  return hit.seconds + api.seconds + push.seconds + stream.seconds;
}

function bytes(count: number): number {
  return count / GIB;
}
