import { expect, it } from "vitest";
import { blockTelemetry } from "./block-telemetry.ts";

it("drops what is for InboxSDK's maker and lets everything else through", () => {
  const sent: string[] = [];
  let opened = "";
  const scope = {
    XMLHttpRequest: class extends XMLHttpRequest {
      override open(_method: string, url: string | URL): void {
        opened = String(url);
      }
      override send(): void {
        sent.push(opened);
      }
    },
  };
  blockTelemetry(scope);
  const request = new scope.XMLHttpRequest();
  for (const url of [
    "https://api.inboxsdk.com/api/v2/errors",
    "https://pubsub.googleapis.com/v1/projects/x",
    "https://mail.google.com/mail/u/0",
    "https://api.inboxsdk.com.example/",
    "/sync/u/0/i/s",
  ]) {
    request.open("POST", url);
    request.send();
  }
  expect(sent).toEqual([
    "https://mail.google.com/mail/u/0",
    "https://api.inboxsdk.com.example/",
    "/sync/u/0/i/s",
  ]);
});
