import { encodeBase64Url } from "../../shared/base64url.ts";
import type { FirebaseProject } from "../../shared/wire.ts";

/** For tests: a project that anyone may sign in to. */
export const project: FirebaseProject = {
  apiKey: "AIza-test",
  projectId: "demo-sightline",
  clientId: "1234-abc.apps.googleusercontent.com",
  domains: [],
};

/** For tests: an ID token as Google makes it, but for the signature. */
export function googleToken(claims: Readonly<Record<string, unknown>> = {}): string {
  const payload = { email: "rep@example.com", iat: 0, ...claims };
  const bytes = new TextEncoder().encode(JSON.stringify(payload));
  return `e30.${encodeBase64Url(bytes)}.x`;
}
