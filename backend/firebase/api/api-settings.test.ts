import { expect, test } from "vitest";
import webPush from "web-push";
import { serverInfoSchema } from "../../../shared/wire.ts";
import { readApiSettings } from "./api-settings.ts";
import { describeServer } from "./server-info.ts";

const { publicKey } = webPush.generateVAPIDKeys();
const NEEDED = {
  GCLOUD_PROJECT: "acme-sightline",
  SIGHTLINE_TRACKING_ORIGIN: "https://track.example.com",
  SIGHTLINE_WEB_API_KEY: "AIza-key",
  SIGHTLINE_OAUTH_CLIENT_ID: "1-x.apps.googleusercontent.com",
};
const PUSH = {
  SIGHTLINE_PUSH_PUBLIC_KEY: publicKey,
  SIGHTLINE_PUSH_CONTACT: "mailto:it@acme.example",
};
const EMULATED = { FUNCTIONS_EMULATOR: "true", FIREBASE_AUTH_EMULATOR_HOST: "127.0.0.1:9099" };

test("needs four values; empty is as good as absent for all others", () => {
  const optional = (
    "REGION RETENTION_DAYS ALLOWED_DOMAINS PUSH_PUBLIC_KEY PUSH_CONTACT PUSH_SERVICES STREAM_URL " +
    "AUTHORIZATION_URL"
  ).split(" ");
  const empty = Object.fromEntries(optional.map((name) => [`SIGHTLINE_${name}`, " "]));
  expect(readApiSettings({ ...NEEDED, ...empty })).toEqual(readApiSettings(NEEDED));
  expect(readApiSettings(NEEDED)).toEqual({
    projectId: "acme-sightline",
    trackingOrigin: "https://track.example.com",
    retentionDays: 365,
    revocationMinutes: 5,
    domains: [],
    webApiKey: "AIza-key",
    clientId: "1-x.apps.googleusercontent.com",
    push: null,
    pushOrigins: [],
    streamUrl: "https://us-central1-acme-sightline.cloudfunctions.net/stream/v1/stream",
    authEmulator: null,
    authorizationUrl: null,
  });
});

test("reads lists with spaces, and domains in any form", () => {
  const settings = readApiSettings({
    ...NEEDED,
    SIGHTLINE_ALLOWED_DOMAINS: " Acme.example, bücher.example ,",
    SIGHTLINE_PUSH_SERVICES: "https://push.acme.example:8443, https://push.example/",
  });
  expect(settings.domains).toEqual(["acme.example", "xn--bcher-kva.example"]);
  expect(settings.pushOrigins).toEqual(["https://push.acme.example:8443", "https://push.example"]);
});

test.each([
  ["GCLOUD_PROJECT", ""],
  ["GCLOUD_PROJECT", "Zzz!"],
  ["SIGHTLINE_TRACKING_ORIGIN", ""],
  ["SIGHTLINE_TRACKING_ORIGIN", "zzz.example.com"],
  ["SIGHTLINE_TRACKING_ORIGIN", "https://zzz.example.com/o"],
  ["SIGHTLINE_WEB_API_KEY", ""],
  ["SIGHTLINE_OAUTH_CLIENT_ID", ""],
  ["SIGHTLINE_REGION", "zzz"],
  ["SIGHTLINE_RETENTION_DAYS", "0"],
  ["SIGHTLINE_RETENTION_DAYS", "zzz"],
  ["SIGHTLINE_ALLOWED_DOMAINS", "acme.example, z zz"],
  // Nobody who writes this means "anyone with a Google account".
  ["SIGHTLINE_ALLOWED_DOMAINS", ","],
  ["SIGHTLINE_PUSH_PUBLIC_KEY", "Bzzz"],
  ["SIGHTLINE_PUSH_CONTACT", "zzz@acme.example"],
  ["SIGHTLINE_PUSH_SERVICES", "zzz.example"],
  ["SIGHTLINE_PUSH_SERVICES", "http://zzz.example"],
  ["SIGHTLINE_STREAM_URL", "zzz"],
])("names %s when it is %j, and tells no value", (name, value) => {
  const read = () => readApiSettings({ ...NEEDED, ...PUSH, [name]: value });
  expect(read).toThrow(new RegExp(`^${name} [^z]*$`));
});

test("push without a contact is refused by name", () => {
  expect(() => readApiSettings({ ...NEEDED, ...PUSH, SIGHTLINE_PUSH_CONTACT: "" })).toThrow(
    "SIGHTLINE_PUSH_CONTACT",
  );
});

test("emulators count in emulators only", () => {
  const page = { SIGHTLINE_AUTHORIZATION_URL: "http://127.0.0.1:7000/authorize" };
  expect(readApiSettings({ ...NEEDED, ...page })).toMatchObject({ authorizationUrl: null });
  const service = { SIGHTLINE_PUSH_SERVICES: "http://127.0.0.1:9000" };
  expect(readApiSettings({ ...NEEDED, ...page, ...service, ...EMULATED })).toMatchObject({
    pushOrigins: ["http://127.0.0.1:9000"],
    authEmulator: "127.0.0.1:9099",
    authorizationUrl: "http://127.0.0.1:7000/authorize",
    // Nobody cuts the stream there.
    streamUrl: null,
  });
});

test("a deployment that would believe the Auth emulator's tokens, which are not signed, does not start", () => {
  const deployed = { ...NEEDED, ...EMULATED, FUNCTIONS_EMULATOR: "" };
  expect(() => readApiSettings(deployed)).toThrow("FIREBASE_AUTH_EMULATOR_HOST");
});

test("/.well-known/sightline says what an extension needs, as the wire wants it", () => {
  const project = {
    apiKey: "AIza-key",
    projectId: "acme-sightline",
    clientId: "1-x.apps.googleusercontent.com",
    domains: [],
  };
  const common = { protocol: 1, trackingOrigin: "https://track.example.com", identity: "firebase" };
  const deployed = describeServer(readApiSettings({ ...NEEDED, ...PUSH }));
  expect(serverInfoSchema.parse(deployed)).toEqual({
    ...common,
    signals: ["web-push", "sse"],
    streamUrl: "https://us-central1-acme-sightline.cloudfunctions.net/stream/v1/stream",
    pushKey: publicKey,
    firebase: project,
  });
  const local = describeServer(readApiSettings({ ...NEEDED, ...EMULATED }));
  expect(serverInfoSchema.parse(local)).toEqual({
    ...common,
    signals: ["sse"],
    firebase: { ...project, authEmulator: "http://127.0.0.1:9099" },
  });
});
