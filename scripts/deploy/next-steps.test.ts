import { expect, test } from "vitest";
import { nextSteps } from "./next-steps.ts";
import type { Probe } from "./probe.ts";

function told(origin: string, probe: Probe, requestLogOff = true): string {
  const values = new Map([["SIGHTLINE_TRACKING_ORIGIN", origin]]);
  return nextSteps({ project: "acme-sightline", values, probe, requestLogOff }).join("\n");
}

test("names the address, what is to be done by hand, and the next step", () => {
  const text = told("https://t.example.com", { kind: "ready" }, false);
  expect(text).toContain("✓ https://t.example.com answers.");
  expect(text).toContain("https://angedcdpicchbkllhjmcfgfiagjjpbml.chromiumapp.org/");
  expect(text).toContain(
    "--add-exclusion=name=sightline-requests,filter='log_id(\"run.googleapis.com/requests\")'",
  );
  expect(text).toMatch(/Next: open the extension[\s\S]*Server {2}https:\/\/t\.example\.com$/);
  expect(text).not.toContain("A domain of your own");
});

test("tells how to connect a domain that does not answer yet", () => {
  const text = told("https://t.example.com", { kind: "silent", why: "no such host" });
  expect(text).toContain("does not answer as it should yet: no such host.");
  expect(text).toContain("Add custom domain");
});

test("warns of an address that is not one's own, and points to the logs when it is silent", () => {
  const text = told("https://acme-sightline.web.app", {
    kind: "silent",
    why: "it answers with status 404",
  });
  expect(text).toContain("A domain of your own, before the first mail");
  expect(text).toContain("functions:log");
  expect(text).not.toContain("Add custom domain");
});

test("does not ask for what is done", () => {
  expect(told("https://t.example.com", { kind: "ready" })).not.toContain("gcloud");
});
