import { randomBytes } from "node:crypto";
import type { LogEvent } from "../../shared/event.ts";
import { eventIdSchema, type MessageId } from "../../shared/ids.ts";
import { prepareSenderKey } from "../../shared/sender-key.ts";
import { randomMessageId, type TokenPayload } from "../../shared/token.ts";
import { mintClickUrl, mintOpenUrl } from "../../shared/tracked-url.ts";
import { viewProof } from "../../shared/view-proof.ts";
import {
  eventsPageSchema,
  pairResponseSchema,
  type PairResponse,
  type ViewRequest,
} from "../../shared/wire.ts";

/** What a sender's browser does with a server, without a browser: for tests and benchmarks. */
export interface PairedBrowser extends PairResponse {
  /** A new mail's pixel. */
  openUrl(payload?: Partial<TokenPayload>): string;
  /** A link of a new mail, wrapped. */
  clickUrl(destination: string, payload?: Partial<TokenPayload>): string;
  /** Says that it shows this mail just now, or what else is said of the view. */
  tellView(messageId: MessageId, facts?: Partial<ViewRequest>): Promise<Response>;
  /** All of the sender's events. */
  events(): Promise<LogEvent[]>;
}

/** Pairs with the server at `url`. */
export async function pairBrowser(url: string, code: string): Promise<PairedBrowser> {
  const response = await fetch(`${url}/v1/pair`, {
    method: "POST",
    body: JSON.stringify({ code }),
  });
  const paired = pairResponseSchema.parse(await response.json());
  const { sid, senderKey, keyVersion, trackingOrigin, deviceToken } = paired;
  const context = {
    trackingOrigin,
    key: prepareSenderKey(sid, Buffer.from(senderKey, "base64url"), keyVersion),
  };
  const newPayload = (): TokenPayload => ({
    messageId: randomMessageId(randomBytes),
    mintedAt: Math.floor(Date.now() / 1_000) - 60,
    recipient: 0,
    link: 1,
  });

  return {
    ...paired,
    openUrl: (payload) => mintOpenUrl(context, { ...newPayload(), ...payload }),
    clickUrl(destination, payload) {
      const wrapped = mintClickUrl(context, { ...newPayload(), ...payload }, destination);
      if (wrapped === null) throw new Error("this destination is never wrapped");
      return wrapped;
    },
    tellView(messageId, facts = {}) {
      const id = eventIdSchema.parse(randomBytes(14).toString("hex"));
      const view = {
        id,
        messageId,
        mailClient: "gmail",
        at: Date.now(),
        ago: 0,
        ...facts,
      } as const;
      const body = { sid, keyVersion, proof: viewProof(context.key, view), ...view };
      return fetch(`${url}/v1/views`, { method: "POST", body: JSON.stringify(body) });
    },
    async events() {
      const events: LogEvent[] = [];
      for (let after = "", more = true; more;) {
        const page = await fetch(`${url}/v1/events?limit=1000&after=${encodeURIComponent(after)}`, {
          headers: { Authorization: `Bearer ${deviceToken}` },
        });
        const { events: some, cursor, more: rest } = eventsPageSchema.parse(await page.json());
        events.push(...some);
        after = cursor;
        more = rest;
      }
      return events;
    },
  };
}
