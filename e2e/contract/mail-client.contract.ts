import { expect, test } from "playwright/test";
import { launchBrowser, type LaunchedBrowser } from "../harness/browser.ts";
import type { MailPage } from "../harness/webmail.ts";
import { buildProbe } from "./build-probe.ts";
import type { ClientUnderTest, ContractStandIn } from "./client-under-test.ts";
import { describeCompose } from "./compose.contract.ts";
import { describeHandlers } from "./handlers.contract.ts";
import { describeMarks } from "./marks.contract.ts";
import type { Manner } from "./probe/notes.ts";
import { Probe, USUAL_MANNER } from "./probe-driver.ts";
import { describeReading } from "./reading.contract.ts";
import { describeSending } from "./sending.contract.ts";

/**
 * What every adapter of `MailClient` must do, in a real Chromium on its client's stand-in. One browser and one tab serve
 * all tests of a client; each test's mail has a subject of its own.
 */
export function describeMailClient(client: ClientUnderTest): void {
  test.describe(`${client.name} keeps the contract of MailClient`, () => {
    let standIn: ContractStandIn;
    let browser: LaunchedBrowser;
    let probe: Probe;
    let mail: MailPage;
    const said: string[] = [];
    let usual = true;
    const world = () => ({ client, standIn, mail, probe, said, restart });

    async function restart(manner: Partial<Manner>): Promise<void> {
      usual = false;
      await mail.page.goto("about:blank");
      await probe.setManner({ ...USUAL_MANNER, ...manner });
      await probe.forget();
      said.splice(0);
      await mail.open();
    }

    test.beforeAll(async () => {
      const extension = await buildProbe(client.name);
      standIn = await client.start();
      browser = await launchBrowser({ hostRules: standIn.hostRules, extensions: [extension] });
      probe = await Probe.in(browser.context);
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      page.setDefaultTimeout(10_000);
      browser.context.on("console", (message) => void said.push(message.text()));
      browser.context.on("weberror", (error) => void said.push(String(error.error())));
      mail = client.mailPage(page);
      standIn.seedSent(3);
      await mail.open();
    });
    test.afterAll(async () => {
      await browser.close();
      await standIn.close();
    });
    test.beforeEach(async () => {
      if (!usual) await restart({});
      usual = true;
      await mail.goTo("inbox");
      await probe.forget();
      said.splice(0);
    });
    test.afterEach(async () => {
      // Whatever the test was about: all mail was offered, and the page had all that is needed.
      expect.soft(await probe.all("missed")).toEqual([]);
      expect.soft(await probe.all("feature off")).toEqual([]);
    });

    test.describe("sending", () => describeSending(world));
    test.describe("a compose window", () => describeCompose(world));
    test.describe("lists and open mail", () => describeReading(world));
    test.describe("marks", () => describeMarks(world));
    test.describe("handlers", () => describeHandlers(world));
  });
}
