import { randomBytes } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import { pairingProof } from "../../shared/pairing-proof.ts";
import { ANNA, BORIS } from "../core/example-event.ts";
import { createSenderKeys } from "../core/sender-keys.ts";
import type { SenderDirectory } from "../core/sender-directory.ts";
import { createManualTimers } from "../core/manual-timers.ts";
import { UnavailableError } from "../core/unavailable-error.ts";
import { clientNetwork } from "./client-network.ts";
import { hashDeviceToken } from "./device-token.ts";
import { displayCode } from "./displayed-code.ts";
import { createPairing } from "./pair-sender.ts";
import { createPairingCodes, PAIRING_CODE_TTL_MS } from "./pairing-codes.ts";

const senderKeys = createSenderKeys(randomBytes(32));

describe("a code", () => {
  test("is eight clear characters, good once, however it is typed", () => {
    const { codes } = setUp();
    const code = codes.issue();
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
    expect(codes.redeem(` ${code.toLowerCase().replace("-", " ")} `)).toBe("ok");
    expect(codes.redeem(code)).toBe("used");
    expect(codes.redeem("AAAA-AAAA")).toBe("wrong");
  });

  test("expires after a quarter of an hour", () => {
    const { codes, timers } = setUp();
    const code = codes.issue();
    timers.advance(PAIRING_CODE_TTL_MS - 1);
    expect(codes.redeem(code)).toBe("ok");
    const late = codes.issue();
    timers.advance(PAIRING_CODE_TTL_MS);
    expect(codes.redeem(late)).toBe("expired");
  });

  test("several are good at the same time, but memory is bounded", () => {
    const { codes } = setUp();
    const issued = Array.from({ length: 101 }, () => codes.issue());
    expect(codes.redeem(issued[0] ?? "")).toBe("wrong");
    expect(codes.redeem(issued[1] ?? "")).toBe("ok");
    expect(codes.redeem(issued[100] ?? "")).toBe("ok");
  });
});

test("a waiting terminal always shows a valid code", () => {
  const { codes, timers } = setUp();
  const shown: string[] = [];
  const display = displayCode(codes, timers, (code) => shown.push(code));
  timers.advance(PAIRING_CODE_TTL_MS);
  display.renew();
  timers.advance(PAIRING_CODE_TTL_MS - 1);
  expect(shown).toHaveLength(3);
  expect(codes.redeem(shown[2] ?? "")).toBe("ok");
  display.stop();
  timers.advance(PAIRING_CODE_TTL_MS);
  expect(shown).toHaveLength(3);
});

describe("pairing", () => {
  test("makes a new sender for each code and stores the token's hash only", async () => {
    const { codes, pair, addDevice } = setUp();
    const [first, second] = [
      await pair({ code: codes.issue() }, "192.0.2.1"),
      await pair({ code: codes.issue() }, "192.0.2.1"),
    ];
    if (first.kind !== "paired" || second.kind !== "paired") throw new Error("not paired");
    expect(first.sid).not.toBe(second.sid);
    expect(addDevice.mock.calls[0]?.[0]).toEqual({
      sid: first.sid,
      tokenHash: hashDeviceToken(first.deviceToken),
    });
    expect(JSON.stringify(addDevice.mock.calls)).not.toContain(first.deviceToken);
  });

  test("makes one more device of the sender that a browser proves to have been", async () => {
    const { codes, pair, addDevice } = setUp();
    const code = codes.issue();
    const resume = { sid: ANNA, proof: pairingProof(senderKeys.get(ANNA), code.toLowerCase()) };
    expect(await pair({ code, resume }, "192.0.2.1")).toMatchObject({ kind: "paired", sid: ANNA });
    expect(addDevice.mock.calls[0]?.[0]).toMatchObject({ sid: ANNA });
  });

  test("a proof for another code, of another sender or server makes a new sender", async () => {
    const { codes, pair } = setUp();
    const elsewhere = createSenderKeys(randomBytes(32));
    for (const prove of [
      () => pairingProof(senderKeys.get(ANNA), codes.issue()),
      (code: string) => pairingProof(senderKeys.get(BORIS), code),
      (code: string) => pairingProof(elsewhere.get(ANNA), code),
    ]) {
      const code = codes.issue();
      const outcome = await pair({ code, resume: { sid: ANNA, proof: prove(code) } }, "192.0.2.1");
      if (outcome.kind !== "paired") throw new Error("not paired");
      expect(outcome.sid).not.toBe(ANNA);
    }
  });

  test("leaves the code good when the sender could not be stored", async () => {
    const { codes, pair, addDevice } = setUp();
    const code = codes.issue();
    addDevice.mockRejectedValueOnce(new UnavailableError());
    await expect(pair({ code: code }, "192.0.2.1")).rejects.toThrow(UnavailableError);
    expect(await pair({ code: code }, "192.0.2.1")).toMatchObject({ kind: "paired" });
  });

  test("rations wrong codes by client, whatever the code then is", async () => {
    const { codes, pair } = setUp();
    for (let n = 0; n < 10; n++)
      expect(await pair({ code: "AAAA-AAAA" }, "192.0.2.1")).toEqual({ kind: "wrong" });
    expect(await pair({ code: codes.issue() }, "192.0.2.1")).toEqual({
      kind: "too-many-tries",
      retryAfterSeconds: 600,
    });
    expect(await pair({ code: codes.issue() }, "192.0.2.2")).toMatchObject({ kind: "paired" });
  });

  test("rations wrong codes in all, so that many addresses help nobody", async () => {
    const { pair } = setUp();
    const outcomes = [];
    for (let n = 0; n < 2_001; n++)
      outcomes.push((await pair({ code: "AAAA-AAAA" }, `10.0.${n >> 8}.${n & 255}`)).kind);
    expect(outcomes.slice(0, 2_000).every((kind) => kind === "wrong")).toBe(true);
    expect(outcomes[2_000]).toBe("too-many-tries");
  });

  test("right codes are not rationed", async () => {
    const { codes, pair } = setUp();
    for (let n = 0; n < 250; n++)
      expect(await pair({ code: codes.issue() }, "192.0.2.1")).toMatchObject({ kind: "paired" });
  });
});

test("an IPv6 client is its network of 64 bits, an IPv4 one its address", () => {
  expect(clientNetwork("192.0.2.7")).toBe("192.0.2.7");
  expect(clientNetwork("::ffff:192.0.2.7")).toBe("192.0.2.7");
  expect(clientNetwork("2001:db8:1:2:3:4:5:6")).toBe("2001:db8:1:2");
  expect(clientNetwork("2001:db8:1:2::6")).toBe("2001:db8:1:2");
  expect(clientNetwork("2001:db8::6")).toBe("2001:db8:0:0");
  expect(clientNetwork("::1")).toBe("0:0:0:0");
});

function setUp() {
  const timers = createManualTimers();
  const addDevice = vi.fn<SenderDirectory["addDevice"]>().mockResolvedValue(undefined);
  const codes = createPairingCodes({ randomBytes, clock: timers.now });
  const pair = createPairing({
    codes,
    senders: { addDevice },
    senderKeys,
    randomBytes,
    clock: timers.now,
  });
  return { timers, codes, pair, addDevice };
}
