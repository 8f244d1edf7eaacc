import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createServiceAccount } from "./service-account.ts";

test("asks once, and again after a failure", async () => {
  const answers = [
    { status: 503, body: "no@where" },
    { status: 200, body: "<html>not a mail address</html>" },
    { status: 200, body: "runner@example.iam.gserviceaccount.com" },
  ];
  let asked = 0;
  const server = createServer((_request, response) => {
    const { status, body } = answers[asked++] ?? { status: 500, body: "" };
    response.writeHead(status).end(body);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  const serviceAccount = createServiceAccount({ host: `127.0.0.1:${port}` });
  await expect(serviceAccount()).rejects.toThrow("503");
  await expect(serviceAccount()).rejects.toThrow("told no service account");
  for (let call = 0; call < 2; call++)
    expect(await serviceAccount()).toBe("runner@example.iam.gserviceaccount.com");
  expect(asked).toBe(3);
});
