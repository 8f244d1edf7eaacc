import * as z from "zod/mini";
import { logEventSchema, type LogEvent } from "../../shared/event.ts";
import { eventIdSchema } from "../../shared/ids.ts";
import { kvItem } from "./kv-item.ts";

const { client, network } = logEventSchema.shape;

/** A device that the rep called their own, by the hit that they said it of: its `ClientTraits`. */
const ownDeviceSchema = z.object({
  eventId: eventIdSchema,
  ...client.shape,
  networkClass: network.shape.class,
  country: network.shape.country,
});
export type OwnDevice = z.infer<typeof ownDeviceSchema>;

/** The devices that the rep called their own. */
export const ownDevices = kvItem<readonly OwnDevice[]>("own-devices", z.array(ownDeviceSchema), []);

/** Behind a mail provider's proxy or a relay everybody looks the same: what comes from there is no device of anybody's. */
export function isShared({ network }: Pick<LogEvent, "network">): boolean {
  return network.class === "mail-proxy" || network.class === "relay";
}

/** Whether other mails' hits by the same kind of device can be the rep's: of computers too many people have one like it. */
export function isTelling(hit: Pick<LogEvent, "client" | "network">): boolean {
  const { device } = hit.client;
  return (device === "mobile" || device === "tablet") && !isShared(hit);
}
