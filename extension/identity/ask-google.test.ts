import { expect, test } from "vitest";
import { askGoogle, type IdentityApi } from "./ask-google.ts";
import { googleToken, project } from "./samples.ts";

const redirectUri = "https://abcdef.chromiumapp.org/";

async function ask(launch: (asked: URL) => Promise<string | undefined>) {
  const asked: URL[] = [];
  let texts = 0;
  const identity: IdentityApi = {
    getRedirectURL: () => redirectUri,
    launchWebAuthFlow: async ({ url, interactive }) => {
      expect(interactive).toBe(true);
      asked.push(new URL(url));
      return launch(new URL(url));
    },
  };
  const randomText = () => {
    texts += 1;
    return `text ${texts}`;
  };
  return { answer: await askGoogle({ identity, randomText }, project, null), asked };
}

test("takes an answer with this attempt's state and nonce", async () => {
  const { answer, asked } = await ask(async ({ searchParams }) => {
    const idToken = googleToken({ nonce: searchParams.get("nonce"), iat: 5 });
    return `${redirectUri}#state=${searchParams.get("state")}&id_token=${idToken}`;
  });
  expect(answer).toMatchObject({ kind: "answered", email: "rep@example.com", issuedAt: 5000 });
  const [url] = asked;
  expect(url?.searchParams.get("state")).not.toBe(url?.searchParams.get("nonce"));
});

test("does not take another attempt's", async () => {
  const token = googleToken({ nonce: "text 2" });
  expect((await ask(async () => `${redirectUri}#state=other&id_token=${token}`)).answer).toEqual({
    kind: "answer-mismatch",
  });
});

test.each([
  ["The user did not approve access.", { kind: "cancelled" }],
  ["Authorization page could not be loaded.", { kind: "page-not-loaded", redirectUri }],
])("knows Chrome's words: %s", async (words, expected) =>
  expect((await ask(() => Promise.reject(new Error(words)))).answer).toEqual(expected),
);

test("takes no answer for a closed window", async () =>
  expect((await ask(async () => undefined)).answer).toEqual({ kind: "cancelled" }));
