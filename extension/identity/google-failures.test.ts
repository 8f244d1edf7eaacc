import { afterEach, expect, test, vi } from "vitest";
import { failuresAsNetworkErrors } from "./google-failures.ts";

afterEach(() => vi.unstubAllGlobals());

test("a failure of Google's is a network error, and nothing else is touched", async () => {
  const answer = { status: 200, url: "" };
  vi.stubGlobal("fetch", async (url: string) => {
    const response = new Response("{}", { status: answer.status });
    Object.defineProperty(response, "url", { value: url });
    return response;
  });
  failuresAsNetworkErrors();
  const refresh = "https://securetoken.googleapis.com/v1/token?key=k";
  const lookup = "https://identitytoolkit.googleapis.com/v1/accounts:lookup?key=k";
  expect((await fetch(refresh)).status).toBe(200);
  for (const status of [429, 500, 503]) {
    answer.status = status;
    await expect(fetch(refresh)).rejects.toThrow(TypeError);
    await expect(fetch(lookup)).rejects.toThrow(TypeError);
    expect((await fetch("https://t.example.com/v1/events")).status).toBe(status);
  }
  answer.status = 400;
  expect((await fetch(refresh)).status).toBe(400);
});
