import { randomBytes } from "node:crypto";
import { describe, expect, test, vi } from "vitest";
import type { SenderId } from "../../shared/ids.ts";
import { pairingProof } from "../../shared/pairing-proof.ts";
import { newSecretRing, retire, rotate } from "../../shared/secret-ring.ts";
import { ANNA, BORIS } from "../core/example-event.ts";
import { createSenderKeys, type SenderKeys } from "../core/sender-keys.ts";
import type { SenderDirectory } from "../core/sender-directory.ts";
import { createManualTimers } from "../core/manual-timers.ts";
import { UnavailableError } from "../core/unavailable-error.ts";
import { clientNetwork } from "./client-network.ts";
import { hashDeviceToken } from "./device-token.ts";
import { displayCode } from "./displayed-code.ts";
import { createPairing } from "./pair-sender.ts";
import { createPairingCodes, PAIRING_CODE_TTL_MS } from "./pairing-codes.ts";

const senderKeys = createSenderKeys(newSecretRing(randomBytes));

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
    const { codes, pair, enrol } = setUp();
    const [first, second] = [
      await pair({ code: codes.issue() }, "192.0.2.1"),
      await pair({ code: codes.issue() }, "192.0.2.1"),
    ];
    if (first.kind !== "paired" || second.kind !== "paired") throw new Error("not paired");
    expect(first.sid).not.toBe(second.sid);
    expect(enrol.mock.calls[0]?.slice(0, 2)).toEqual([
      hashDeviceToken(first.deviceToken),
      first.sid,
    ]);
    expect(JSON.stringify(enrol.mock.calls)).not.toContain(first.deviceToken);
  });

  test("makes one more device of the sender that a browser proves to have been", async () => {
    const { codes, pair, enrol } = setUp();
    const code = codes.issue();
    const resume = { sid: ANNA, keyVersion: 1, proof: prove(ANNA, code.toLowerCase()) };
    expect(await pair({ code, resume }, "192.0.2.1")).toMatchObject({ kind: "paired", sid: ANNA });
    expect(enrol.mock.calls[0]?.[1]).toBe(ANNA);
  });

  test("a browser proves it with the key that it has, of whatever version that is in force", async () => {
    const first = newSecretRing(randomBytes);
    const second = rotate(first, randomBytes);
    const pairUnder = async (ring: typeof first, keyVersion: number, claimed = keyVersion) => {
      const { codes, pair } = setUp(createSenderKeys(ring));
      const code = codes.issue();
      const proof = prove(ANNA, code, createSenderKeys(second), keyVersion);
      const resume = { sid: ANNA, keyVersion: claimed, proof };
      const outcome = await pair({ code, resume }, "192.0.2.1");
      return outcome.kind === "paired" && outcome.sid === ANNA;
    };
    expect(await pairUnder(first, 1)).toBe(true);
    expect(await pairUnder(second, 1)).toBe(true);
    expect(await pairUnder(second, 2)).toBe(true);
    // Retired, unknown to this server, and not the one that it claims to be.
    expect(await pairUnder(retire(second, 1), 1)).toBe(false);
    expect(await pairUnder(first, 2)).toBe(false);
    expect(await pairUnder(second, 1, 2)).toBe(false);
  });

  test("a proof for another code, of another sender or server makes a new sender", async () => {
    const { codes, pair } = setUp();
    const elsewhere = createSenderKeys(newSecretRing(randomBytes));
    for (const proofFor of [
      () => prove(ANNA, codes.issue()),
      (code: string) => prove(BORIS, code),
      (code: string) => prove(ANNA, code, elsewhere),
    ]) {
      const code = codes.issue();
      const resume = { sid: ANNA, keyVersion: 1, proof: proofFor(code) };
      const outcome = await pair({ code, resume }, "192.0.2.1");
      if (outcome.kind !== "paired") throw new Error("not paired");
      expect(outcome.sid).not.toBe(ANNA);
    }
  });

  test("leaves the code good when the sender could not be stored", async () => {
    const { codes, pair, enrol } = setUp();
    const code = codes.issue();
    enrol.mockRejectedValueOnce(new UnavailableError());
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

function prove(sid: SenderId, code: string, keys: SenderKeys = senderKeys, version = 1): string {
  const key = keys.get(sid, version);
  if (key === null) throw new Error(`no version ${version}`);
  return pairingProof(key, code);
}

function setUp(keys: SenderKeys = senderKeys) {
  const timers = createManualTimers();
  const enrol = vi.fn<SenderDirectory["enrol"]>(async (_, sid) => sid);
  const codes = createPairingCodes({ randomBytes, clock: timers.now });
  const pair = createPairing({
    codes,
    senders: { enrol },
    senderKeys: keys,
    randomBytes,
    clock: timers.now,
  });
  return { timers, codes, pair, enrol };
}
