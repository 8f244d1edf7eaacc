import { http } from "@google-cloud/functions-framework";
import { getTestServer } from "@google-cloud/functions-framework/testing";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createHttpFunction } from "./http-function.ts";

let server: Server;
let url = "";
beforeAll(async () => {
  // Answers with what has arrived.
  const echo = createHttpFunction(async (request, { address }) =>
    Response.json({
      method: request.method,
      path: new URL(request.url).pathname,
      body: await request.text(),
      address,
    }),
  );
  http("echo", (request, response) => void echo(request, response));
  server = getTestServer("echo");
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(path: string, init?: RequestInit): Promise<unknown> {
  return (await fetch(`${url}${path}`, init)).json();
}

test.each(["POST", "PUT", "DELETE"])(
  "a body survives the functions runtime, which has read it before: %s",
  async (method) => {
    const body = JSON.stringify({ name: "Łódź" });
    for (const type of ["application/json", "text/plain;charset=UTF-8"]) {
      const headers = { "Content-Type": type };
      expect(await ask("/v1/devices", { method, body, headers })).toMatchObject({ method, body });
    }
    expect(await ask("/v1/devices", { method })).toMatchObject({ method, body: "" });
  },
);

test("the path is the request's own, and the address the one that the front end adds", async () => {
  const headers = { "X-Forwarded-For": "203.0.113.9, 192.0.2.1" };
  expect(await ask("/v1/events?after=x", { headers })).toMatchObject({
    method: "GET",
    path: "/v1/events",
    address: "192.0.2.1",
  });
});
