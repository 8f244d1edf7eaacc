import { createECDH, randomBytes } from "node:crypto";
import { formatSecretRing, newSecretRing } from "../../shared/secret-ring.ts";

/** "demo-": the tools then know that there is no such project, and never ask Google for anything. */
export const PROJECT_ID = "demo-sightline";
const REGION = "us-central1";
export const CLIENT_ID = "sightline-on-this-machine.apps.googleusercontent.com";

interface StackAddresses {
  /** Where Hosting is: tracked links and the API. */
  readonly trackingOrigin: string;
  /** host:port of the Functions emulator. */
  readonly functionsHost: string;
  readonly authorizationUrl: string;
  readonly pushServices: readonly string[];
}

interface StackSettings {
  readonly params: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Parameters and secrets of a stack on this machine: as a deployment's, with keys that live as long as the stack. */
export function makeStackSettings(
  addresses: StackAddresses,
  allowedDomains: readonly string[],
): StackSettings {
  const push = createECDH("prime256v1");
  push.generateKeys();
  return {
    params: {
      SIGHTLINE_REGION: REGION,
      SIGHTLINE_TRACKING_ORIGIN: addresses.trackingOrigin,
      // Hosting would cut the stream after a minute.
      SIGHTLINE_STREAM_URL: `http://${addresses.functionsHost}/${PROJECT_ID}/${REGION}/stream/v1/stream`,
      SIGHTLINE_ALLOWED_DOMAINS: allowedDomains.join(","),
      SIGHTLINE_WEB_API_KEY: "any-key-will-do-for-the-auth-emulator",
      SIGHTLINE_OAUTH_CLIENT_ID: CLIENT_ID,
      SIGHTLINE_AUTHORIZATION_URL: addresses.authorizationUrl,
      SIGHTLINE_PUSH_PUBLIC_KEY: push.getPublicKey().toString("base64url"),
      SIGHTLINE_PUSH_CONTACT: "mailto:it@example.com",
      SIGHTLINE_PUSH_SERVICES: addresses.pushServices.join(","),
    },
    secrets: {
      SIGHTLINE_SECRET: formatSecretRing(newSecretRing(randomBytes)),
      SIGHTLINE_PUSH_PRIVATE_KEY: push.getPrivateKey().toString("base64url"),
    },
  };
}
