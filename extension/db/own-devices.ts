import * as z from "zod/mini";
import { logEventSchema } from "../../shared/event.ts";
import { eventIdSchema } from "../../shared/ids.ts";
import { isShared } from "../../shared/network-class.ts";
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

/** Whether other mails' hits by the same kind of device can be the rep's: of computers too many people have one like it. */
export function isTelling({
  client: { device },
  network,
}: {
  readonly client: { readonly device: string };
  readonly network: { readonly class: string };
}): boolean {
  return (device === "mobile" || device === "tablet") && !isShared(network.class);
}
