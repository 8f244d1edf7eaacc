import process from "node:process";
import { expect, type TestInfo, test as base } from "playwright/test";
import { findWithDownloads } from "../../scripts/emulators/firestore-jar.ts";
import {
  type ProductionStack,
  startProductionStack,
} from "../../scripts/emulators/production-stack.ts";
import { buildTheFunctions } from "../../scripts/emulators/built-functions.ts";
import { type StandInGmail, startGmail } from "../gmail/server.ts";
import { EXTENSION_ID } from "../harness/extension.ts";
import { GmailPage } from "../harness/gmail-page.ts";
import { type LandingSite, startLandingSite } from "../harness/landing-site.ts";
import { inRepsBrowser, type RepsBrowser } from "../harness/reps-browser.ts";
import type { Account } from "../identity-provider/accounts.ts";
import { signIn } from "./sign-in.ts";

/** Whose people may sign in. */
const COMPANY = "example.com";

interface Production {
  /** Null where the emulators cannot be had; every story is skipped then. */
  readonly emulators: { readonly stack: ProductionStack | null; readonly why: string };
}

interface ProductionStory {
  readonly stack: ProductionStack;
  /** A person of the company whom no other story knows. */
  readonly robin: Account;
  readonly gmail: StandInGmail;
  readonly site: LandingSite;
  /** Not signed in yet, Gmail not opened yet. */
  readonly repsBrowser: RepsBrowser;
  /** Robin's: signed in, Gmail's inbox open. This browser cannot have push, so it listens to the stream. */
  readonly rep: RepsBrowser;
  /** Another computer's, with a profile of its own: not signed in yet, Gmail not opened yet. */
  readonly otherBrowser: RepsBrowser;
}

/** Stories through all of production on this machine: one stack for all of them, and a person and a browser for each. */
export const test = base.extend<ProductionStory, Production>({
  emulators: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from the pattern.
    async ({}, use) => {
      const emulator = findWithDownloads(process.env);
      if (emulator.kind === "missing") {
        process.stderr.write(
          `\nSKIPPED: all stories through the production stack: ${emulator.why}\n\n`,
        );
        await use({ stack: null, why: emulator.why });
        return;
      }
      await buildTheFunctions();
      const stack = await startProductionStack({
        emulator,
        accounts: [],
        allowedDomains: [COMPANY],
      });
      await use({ stack, why: "" });
      await stack.stop();
    },
    { scope: "worker", timeout: 150_000 },
  ],
  stack: async ({ emulators: { stack, why } }, use, testInfo) => {
    testInfo.skip(stack === null, why);
    if (stack !== null) await use(stack);
  },
  robin: async ({ stack }, use) => {
    await use(newPerson(stack, { name: "Robin Reed" }));
  },
  gmail: async ({ robin }, use) => {
    const gmail = await startGmail({ owner: robin });
    await use(gmail);
    await gmail.close();
  },
  // oxlint-disable-next-line no-empty-pattern -- as above
  site: async ({}, use) => {
    const site = await startLandingSite("shop.example.com");
    await use(site);
    await site.close();
  },
  repsBrowser: async ({ stack, gmail, site }, use, testInfo) => {
    await inABrowser({ stack, gmail, site, testInfo }, use);
  },
  otherBrowser: async ({ stack, gmail, site }, use, testInfo) => {
    await inABrowser({ stack, gmail, site, testInfo }, use);
  },
  rep: async ({ repsBrowser, stack, robin }, use) => {
    await signIn(repsBrowser, stack.origin, robin);
    await repsBrowser.gmail.open();
    await repsBrowser.extension.watchNotifications();
    await use(repsBrowser);
  },
});

interface Surroundings {
  readonly stack: ProductionStack;
  readonly gmail: StandInGmail;
  readonly site: LandingSite;
  readonly testInfo: TestInfo;
}

async function inABrowser(
  { stack, gmail, site, testInfo }: Surroundings,
  story: (browser: RepsBrowser) => Promise<void>,
): Promise<void> {
  const hostRules = [site.hostRule];
  const { functionsHost, authHost, identityProvider, origin } = stack;
  // Where Google leads back to: the browser asks nobody for it, and hands the address to the extension.
  const redirect = `${EXTENSION_ID}.chromiumapp.org`;
  const ours = [origin, identityProvider.origin].map((url) => new URL(url).host);
  const allowedHosts = [...ours, functionsHost, authHost, site.host, redirect];
  await inRepsBrowser(
    {
      mailPage: (page) => new GmailPage(page),
      standIn: gmail,
      hostRules,
      allowedHosts,
      expectedError: null,
      testInfo,
    },
    story,
  );
}

let people = 0;

/** A new account to choose from, of an address that nobody had before. */
export function newPerson(
  stack: ProductionStack,
  {
    name,
    domain = COMPANY,
    verified = true,
  }: { name: string; domain?: string; verified?: boolean },
): Account {
  people += 1;
  const email = `${name.split(" ")[0]?.toLowerCase()}-${people}@${domain}`;
  const account = { name, email, verified };
  stack.identityProvider.addAccount(account);
  return account;
}

export { expect };
