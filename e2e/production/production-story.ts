import process from "node:process";
import { expect, test as base } from "playwright/test";
import { findWithDownloads } from "../../scripts/emulators/firestore-jar.ts";
import {
  type ProductionStack,
  startProductionStack,
} from "../../scripts/emulators/production-stack.ts";
import { buildTheFunctions } from "../../scripts/emulators/built-functions.ts";
import { type StandInGmail, startGmail } from "../gmail/server.ts";
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
  robin: async ({ stack }, use, testInfo) => {
    await use(newPerson(stack, "Robin Reed", testInfo.testId));
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
    const hostRules = [site.hostRule];
    const { functionsHost, authHost, identityProvider, origin } = stack;
    const ours = [origin, identityProvider.origin].map((url) => new URL(url).host);
    const allowedHosts = [...ours, functionsHost, authHost, site.host];
    await inRepsBrowser({ gmail, hostRules, allowedHosts, expectedError: null, testInfo }, use);
  },
  rep: async ({ repsBrowser, stack, robin }, use) => {
    await signIn(repsBrowser, stack.origin, robin);
    await repsBrowser.gmail.open();
    await repsBrowser.extension.watchNotifications();
    await use(repsBrowser);
  },
});

/** Adds an account to choose from. `id` tells people of one name apart. */
export function newPerson(
  stack: ProductionStack,
  name: string,
  id: string,
  domain = COMPANY,
): Account {
  const local = `${name.split(" ")[0]}.${id}`.toLowerCase().replaceAll(/[^a-z0-9.]/g, "");
  const account = { name, email: `${local}@${domain}` };
  stack.identityProvider.addAccount(account);
  return account;
}

export { expect };
