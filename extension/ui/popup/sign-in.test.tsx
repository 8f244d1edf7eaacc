import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { project } from "../../identity/samples.ts";
import { signInState, type SignInState } from "../../identity/sign-in-state.ts";
import { session } from "../../session.ts";
import { signedInSession } from "../../sync/samples.ts";
import {
  button,
  clearPopups,
  fill,
  memberOf,
  press,
  show,
  submit,
  text,
} from "./popup-harness.tsx";

const server = "https://t.example.com";
const look = (domains: string[] = [], at = server) => ({
  kind: "server",
  server: at,
  info: {
    protocol: 1,
    trackingOrigin: server,
    signals: ["sse"],
    identity: "firebase",
    firebase: { ...project, domains },
  },
});
const started = { kind: "started" };
const rep = signedInSession.account ?? "";
const alert = () => document.querySelector('[role="alert"]')?.textContent;

beforeEach(clearPopups);
afterEach(clearPopups);

describe("the form", () => {
  test("asks for a Google account where the server wants one", async () => {
    const { render, requests } = await show({
      answers: { "inspect-server": [look(["example.com", "example.org"])], "sign-in": [started] },
    });
    render();
    await fill("Server", "t.example.com");
    await expect.poll(() => button("Sign in with Google")).toBeDefined();
    expect(text()).not.toContain("Pairing code");
    expect(text()).toContain("a Google account of example.com or example.org");
    await press("Sign in with Google");
    await expect.poll(() => requests.length).toBe(2);
    expect(requests[1]).toEqual({ type: "sign-in", server: "t.example.com", account: "any" });
  });

  test("keeps the keyboard where it was going when the field for the code is taken away", async () => {
    const { render } = await show({ answers: { "inspect-server": [look()] } });
    render();
    await fill("Server", server);
    await expect.poll(() => button("Sign in with Google")).toBeDefined();
    await expect.poll(() => document.activeElement?.textContent).toBe("Sign in with Google");
  });

  test("leaves the keyboard in the field that somebody types in", async () => {
    const { render } = await show({ answers: { "inspect-server": [look()] } });
    render();
    await expect.poll(() => document.querySelector("input")).not.toBeNull();
    document.querySelector("input")?.focus();
    await fill("Server", server);
    await expect.poll(() => button("Sign in with Google")).toBeDefined();
    expect(document.activeElement).toBe(document.querySelector("input"));
  });

  test("goes back to the code for another server", async () => {
    const { render } = await show({ answers: { "inspect-server": [look()] } });
    render();
    await fill("Server", server);
    await expect.poll(() => button("Sign in with Google")).toBeDefined();
    await fill("Server", "https://other.example.com");
    await expect.poll(() => button("Pair")).toBeDefined();
  });

  test("finds out at the latest when a code is tried", async () => {
    const { render } = await show({
      answers: { pair: [{ kind: "sign-in-wanted", server: "http://127.0.0.1:8787" }] },
    });
    render();
    await submit();
    await expect.poll(() => button("Sign in with Google")).toBeDefined();
  });

  test("is filled by a link without a code, and not sent", async () => {
    const { render, requests } = await show({
      link: { server, code: "" },
      answers: { "inspect-server": [look()] },
    });
    render();
    await expect.poll(() => button("Sign in with Google")).toBeDefined();
    expect(requests).toEqual([{ type: "inspect-server", server }]);
  });

  test("asks for access to the server first", async () => {
    const { render, asked, requests } = await show({
      link: { server, code: "" },
      answers: {
        "inspect-server": [look()],
        "sign-in": [{ kind: "permission-needed", origins: [`${server}/*`] }, started],
      },
    });
    render();
    await press("Sign in with Google");
    await expect.poll(() => requests.filter(({ type }) => type === "sign-in").length).toBe(2);
    expect(asked).toEqual([[`${server}/*`]]);
  });

  test("says what is wrong before Google's window opens", async () => {
    const { render } = await show({
      link: { server, code: "" },
      answers: {
        "inspect-server": [look(), look()],
        "sign-in": [{ kind: "unreachable", server }],
      },
    });
    render();
    await press("Sign in with Google");
    await expect.poll(alert).toContain("Nothing answers at t.example.com");
  });
});

describe("an attempt", () => {
  test("that runs says where to go on, and can be begun again or given up", async () => {
    await signInState.setValue({ phase: "running", server, account: "same" });
    const { render, requests } = await show({ answers: { "sign-in": [started] } });
    render();
    await expect.poll(text).toContain("Finish in the Google window");
    await press("Start over");
    await press("Cancel");
    await expect
      .poll(() => requests)
      .toEqual([{ type: "sign-in", server, account: "same" }, { type: "cancel-sign-in" }]);
  });

  test("that failed is explained above the button that tries again", async () => {
    const failed: SignInState = {
      phase: "failed",
      server,
      problem: {
        kind: "domain-not-allowed",
        account: "eve@gmail.com",
        domains: ["example.com"],
      },
    };
    await signInState.setValue(failed);
    const { render } = await show({ answers: { "inspect-server": [look(["example.com"])] } });
    render();
    await expect
      .poll(alert)
      .toBe(
        "You signed in as eve@gmail.com, but this server takes accounts of example.com only. Try again with another account.",
      );
    expect(button("Sign in with Google")).toBeDefined();
    const field = document.querySelector("input");
    expect(field?.value).toBe(server);
  });

  test("that ends while the form is open is told there", async () => {
    const { render } = await show({
      link: { server, code: "" },
      answers: { "inspect-server": [look(), look()] },
    });
    render();
    await expect.poll(() => button("Sign in with Google")).toBeDefined();
    await signInState.setValue({ phase: "running", server, account: "any" });
    await expect.poll(text).toContain("Finish in the Google window");
    await signInState.setValue({ phase: "failed", server, problem: { kind: "cancelled" } });
    await expect.poll(alert).toContain("The sign-in was cancelled");
    expect(button("Sign in with Google")).toBeDefined();
  });

  test("by another account is a switch, and asked about", async () => {
    await memberOf({ state: "unauthorized", problem: "token-revoked" }, signedInSession);
    const to = "other@example.com";
    await signInState.setValue({ phase: "confirm-switch", server, from: rep, to });
    const { render, requests } = await show({
      answers: { "confirm-switch": [{}], "cancel-sign-in": [{}] },
    });
    render();
    await expect.poll(text).toContain(`Switch to ${to}?`);
    await press(`Keep ${rep}`);
    await press("Switch account");
    expect(requests).toEqual([{ type: "cancel-sign-in" }, { type: "confirm-switch" }]);
  });
});

describe("who is signed in", () => {
  test("is shown, with what wakes the browser", async () => {
    await memberOf({ state: "live", via: "push" }, signedInSession);
    const { render } = await show();
    render();
    await expect.poll(text).toContain(rep);
    expect(text()).toContain("Live · push");
    expect(document.querySelector(".connection")?.getAttribute("data-via")).toBe("push");
    expect(button("Unpair…")).toBeUndefined();
  });

  test("is told what a sign-out keeps, and the form then knows the server", async () => {
    await memberOf({ state: "live", via: "stream" }, signedInSession);
    const { render, requests } = await show({
      answers: {
        unpair: [{ unpaired: true }],
        "inspect-server": [look([], signedInSession.server)],
      },
    });
    render();
    await press("Sign out…");
    await expect.poll(text).toContain("The history stays here");
    await press("Sign out");
    await expect.poll(() => requests).toEqual([{ type: "unpair" }]);
    await session.setValue(null);
    await expect.poll(() => button("Sign in with Google")).toBeDefined();
    expect(document.querySelector("input")?.value).toBe(signedInSession.server);
  });

  test("is told what a switch means before Google's window opens", async () => {
    await memberOf({ state: "live", via: "stream" }, signedInSession);
    const { render, requests } = await show({ answers: { "sign-in": [started] } });
    render();
    await press("Switch account…");
    await expect.poll(text).toContain("arrive only while rep@example.com is signed in");
    await press("Choose account");
    await expect
      .poll(() => requests)
      .toEqual([{ type: "sign-in", server: signedInSession.server, account: "any" }]);
  });

  test.each([
    ["token-revoked", "ended by an administrator"],
    ["account-disabled", "Your account is disabled"],
    ["signed-out", "Your sign-in has ended"],
    ["sign-in-needed", "no record of your account"],
    ["domain-not-allowed", "no longer takes accounts of your domain"],
    ["email-not-verified", "not verified"],
    [null, "no longer knows this browser"],
  ] as const)("reads why it is shut out (%s), and signs in again", async (problem, words) => {
    await memberOf({ state: "unauthorized", problem }, signedInSession);
    const { render, requests } = await show({ answers: { "sign-in": [started] } });
    render();
    await expect.poll(alert).toContain(words);
    expect(text()).toContain("Sign-in needed");
    await press("Sign in again");
    await expect
      .poll(() => requests)
      .toEqual([{ type: "sign-in", server: signedInSession.server, account: "same" }]);
  });

  const interrupted: SignInState = {
    phase: "failed",
    server: signedInSession.server,
    problem: { kind: "interrupted" },
  };

  test("reads what became of the attempt to sign in again", async () => {
    await memberOf({ state: "unauthorized", problem: "signed-out" }, signedInSession);
    await signInState.setValue(interrupted);
    const { render } = await show();
    render();
    await expect.poll(alert).toContain("The sign-in was interrupted");
    expect(button("Sign in again")).toBeDefined();
    expect(document.querySelectorAll('[role="alert"]')).toHaveLength(1);
  });

  test("reads what became of a switch, and puts that aside", async () => {
    await memberOf({ state: "live", via: "push" }, signedInSession);
    await signInState.setValue(interrupted);
    const { render, requests } = await show({ answers: { "cancel-sign-in": [{}] } });
    render();
    await expect.poll(alert).toContain("The sign-in was interrupted");
    await press("Dismiss");
    await expect.poll(() => requests).toEqual([{ type: "cancel-sign-in" }]);
  });

  test("reads what is wrong with the connection, not only in a tooltip", async () => {
    const troubles = [{ kind: "clock-skew", skew: 7 * 60_000 }] as const;
    await memberOf({ state: "live", via: "push", troubles }, signedInSession);
    const { render } = await show();
    render();
    await expect.poll(text).toContain("This computer’s clock is 7 minutes ahead of the server’s");
  });
});
