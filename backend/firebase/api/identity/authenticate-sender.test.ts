import { expect, test, vi } from "vitest";
import type { AccountOutcome, Identify } from "../../../core/account.ts";
import { ANNA } from "../../../core/example-event.ts";
import type { SenderDirectory } from "../../../core/sender-directory.ts";
import { UnavailableError } from "../../../core/unavailable-error.ts";
import { createAuthenticate } from "./authenticate-sender.ts";

test("tells the sender of an account, and the one sign-in from another", async () => {
  const { authenticate, identify } = setUp();
  expect(await authenticate("token")).toEqual({
    kind: "caller",
    caller: { sid: ANNA, id: "anna 1" },
  });
  identify.mockResolvedValue(account("anna 2"));
  expect(await authenticate("token")).toEqual({
    kind: "caller",
    caller: { sid: ANNA, id: "anna 2" },
  });
});

test("looks a sender up once, however many requests come at once", async () => {
  const { authenticate, find } = setUp();
  await Promise.all(Array.from({ length: 20 }, () => authenticate("token")));
  await authenticate("token");
  expect(find).toHaveBeenCalledTimes(1);
});

test("an account without a sender is told to register, and known as soon as it has", async () => {
  const { authenticate, find } = setUp();
  find.mockResolvedValueOnce(null);
  expect(await authenticate("token")).toMatchObject({ status: 401, code: "sign-in-needed" });
  expect(await authenticate("token")).toMatchObject({ kind: "caller" });
});

test("hands on a refusal, and asks for no sender then", async () => {
  const { authenticate, identify, find } = setUp();
  const refusal: AccountOutcome = {
    kind: "refused",
    status: 401,
    code: "token-expired",
    message: "",
  };
  identify.mockResolvedValue(refusal);
  expect(await authenticate("token")).toBe(refusal);
  expect(find).not.toHaveBeenCalled();
});

test("a directory that cannot be read is no refusal, and is asked again", async () => {
  const { authenticate, find } = setUp();
  find.mockRejectedValueOnce(new UnavailableError("no answer"));
  await expect(authenticate("token")).rejects.toThrow(UnavailableError);
  expect(await authenticate("token")).toMatchObject({ kind: "caller" });
});

function account(session: string): AccountOutcome {
  return { kind: "account", account: { principal: "anna", session } };
}

function setUp() {
  const identify = vi.fn<Identify>().mockResolvedValue(account("anna 1"));
  const find = vi.fn<SenderDirectory["find"]>().mockResolvedValue(ANNA);
  return { authenticate: createAuthenticate({ identify, senders: { find } }), identify, find };
}
