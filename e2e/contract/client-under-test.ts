import type { Page } from "playwright";
import type { StandInGmail } from "../gmail/server.ts";
import type { ComposePage, MailClientName, MailPage, StandIn } from "../harness/webmail.ts";
import type { Manner } from "./probe/notes.ts";
import type { Probe } from "./probe-driver.ts";

/** What the contract needs of a stand-in: mail that waits after Send can be taken back. */
export type ContractStandIn = StandIn & Pick<StandInGmail, "holdOutgoing" | "releaseOutgoing">;

/** One mail client, and what the contract does there that no story does. */
export interface ClientUnderTest {
  readonly name: MailClientName;
  start(): Promise<ContractStandIn>;
  mailPage(page: Page): MailPage;
  /** Presses "New mail", and waits for nothing. */
  pressNewMail(mail: MailPage): Promise<void>;
  /** Shows the form of this subject, where one that was opened later hides it. */
  bringForward(mail: MailPage, subject: string): Promise<void>;
  /** Waits until the page says that it does not send a mail to nobody. */
  refused(mail: MailPage): Promise<void>;
  /** Throws the draft away. */
  discard(compose: ComposePage): Promise<void>;
  /** Sends, takes it back before it has left, and gives the form in which it stands again. */
  sendAndTakeBack(world: ContractWorld, compose: ComposePage): Promise<ComposePage>;
  /** Opens a page of its own that shows the open thread and is not the application. */
  openMailPage(mail: MailPage): Promise<Page>;
}

/** What each test of the contract works with; the same for all of a client's. */
export interface ContractWorld {
  readonly client: ClientUnderTest;
  readonly standIn: ContractStandIn;
  readonly mail: MailPage;
  readonly probe: Probe;
  /** Loads the page anew with a probe of other manners; the next test begins with a page of the usual ones. */
  readonly restart: (manner: Partial<Manner>) => Promise<void>;
  /** Whatever the page or the probe said in the console since the test or the page began, errors that nobody caught too. */
  readonly said: readonly string[];
}

/** Gives the world once it stands: within a test. */
export type InWorld = () => ContractWorld;

let serial = 0;

/** A subject that no other mail has. */
export function freshSubject(words: string): string {
  serial += 1;
  return `${words} ${serial}`;
}

export const LINK = "https://shop.example.com/offer?plan=pro#annual";
export const BODY = `<p>Dear Ada, <a href="${LINK}">the offer</a></p>`;
