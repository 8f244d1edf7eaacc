import { correctHit } from "../../extension/db/correct-hit.ts";
import { explainDocument } from "../../extension/db/explain.ts";
import { ownDevices } from "../../extension/db/own-devices.ts";
import { recordSeen } from "../../extension/db/record-seen.ts";
import { recordSent } from "../../extension/db/record-sent.ts";
import type { SentMessage } from "../../extension/messages.ts";
import type { Engagement } from "../../shared/engagement.ts";
import { isHit, type HitEvent } from "../../shared/event.ts";
import { ADDRESSES } from "./addresses.ts";
import { CLIENTS } from "./clients.ts";
import { clockAhead, destinationOf, messageIdOf, trackedUrl } from "./minting.ts";
import type { Outcome } from "./outcome.ts";
import { openRepsBrowser, type RepsBrowser } from "./reps-browser.ts";
import { milliseconds, type Fetch, type Seen, type Story } from "./story.ts";
import {
  fetchesOf,
  mailsOf,
  momentsOf,
  THE_MAIL,
  type Moment,
  type StoryMail,
} from "./timeline.ts";
import type { World } from "./world.ts";

const SUBJECT = "Offer";
const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** One story while it is played. */
interface Scene {
  readonly story: Story;
  readonly world: World;
  readonly rep: RepsBrowser;
  readonly mails: readonly StoryMail[];
  /** Send of the story's mail, by the server's clock. */
  readonly sendTime: number;
  readonly readsLate: boolean;
}

/**
 * Plays a story through the real server, over HTTP, and the real extension's database and notifications, in the order of
 * time. The world's clock goes on from where the story before left it.
 * @throws {Error} when a recipient gets another answer than always.
 */
export async function playOverHttp(world: World, story: Story): Promise<Outcome> {
  const sendTime = Math.ceil(world.now() / HOUR_MS) * HOUR_MS + HOUR_MS;
  world.moveTo(sendTime);
  const rep = await openRepsBrowser(world, {
    ahead: clockAhead(story),
    telling: {
      notify: story.rep?.paused !== true,
      countUnconfirmed: story.rep?.countUnconfirmed === true,
    },
  });
  try {
    await rep.pull();
    const readsLate = story.rep?.reads === "at-the-end";
    const scene = { story, world, rep, mails: mailsOf(story), sendTime, readsLate };
    for (const moment of momentsOf(story)) {
      world.moveTo(sendTime + moment.at);
      await happen(scene, moment);
      if (!readsLate) await rep.pull();
      await rep.deliver();
    }
    await rep.pull();
    await rep.deliver();
    return await outcomeOf(scene);
  } finally {
    await rep.close();
  }
}

async function happen(scene: Scene, moment: Moment): Promise<void> {
  switch (moment.kind) {
    case "send":
      return;
    case "record":
    case "confirm": {
      const { rep } = scene;
      const message = sentMessage(scene, moment.mail, moment.kind === "confirm");
      await recordSent(rep.db, message, rep.clockSkew(), rep.telling);
      return;
    }
    case "fetch":
      return fetchIt(scene, moment.step);
    case "seen":
      return see(scene, moment.step);
  }
}

function sentMessage({ story, sendTime }: Scene, mail: StoryMail, confirmed: boolean): SentMessage {
  const ahead = clockAhead(story);
  const at = mail.confirmedAt;
  return {
    id: messageIdOf(mail.name),
    mailClient: mail.scheduled ? "outlook" : "gmail",
    account: "rep@example.com",
    subject: SUBJECT,
    recipients: mail.to.map((name) => ({
      email: `${name.toLowerCase()}@example.org`,
      name,
      field: "to",
    })),
    links: [...mail.links],
    mintedAt: sendTime + mail.sentAt + ahead,
    threadId: confirmed ? mail.threadId : null,
    mailMessageId: confirmed ? mail.mailMessageId : null,
    // A scheduled mail is sent by the mail server's clock.
    sentAt: confirmed && at !== null ? sendTime + at + (mail.scheduled ? 0 : ahead) : null,
    scheduled: mail.scheduled,
  };
}

async function fetchIt({ story, world, rep, mails, sendTime }: Scene, step: Fetch): Promise<void> {
  const mail = mailOf(mails, step);
  const client = CLIENTS[step.by];
  const { status, location } = await world.recipients.ask({
    url: trackedUrl(rep.minting, mail, step, story, sendTime),
    method: step.method ?? "GET",
    userAgent: client.userAgent,
    headers: step.headers ?? {},
    address: ADDRESSES[step.from ?? client.from].ip,
  });
  // Whatever is made of a hit, the recipient gets the picture, or gets to the page.
  const wanted = step.link === undefined ? null : destinationOf(mail, step.link);
  if (status !== (wanted === null ? 200 : 302) || location !== wanted) {
    throw new Error(`${story.id}: the recipient got ${status} ${location ?? ""}`);
  }
}

async function see({ mails, rep, sendTime }: Scene, step: Seen): Promise<void> {
  if (step.seen === "that-was-me") {
    const hit = (await hitsOf(rep))[step.hit - 1];
    if (hit === undefined) throw new Error(`there is no fetch ${step.hit} yet`);
    const correction = { messageId: hit.messageId, eventId: hit.id, scope: step.scope };
    await correctHit(rep.db, correction, rep.telling);
    return;
  }
  const mail = mailOf(mails, step);
  if (step.seen === "own-view") {
    await rep.view(messageIdOf(mail.name), step.in === "other-browser");
    return;
  }
  const at = sendTime + milliseconds(step.at);
  const seen = {
    kind: step.seen,
    threadId: mail.threadId,
    answers: [mail.mailMessageId],
    // Mail clients give the time of a mail cut to the minute.
    at: at - (at % MINUTE_MS),
  };
  await recordSeen(rep.db, seen, rep.telling);
}

/** What the rep is shown in the end. */
async function outcomeOf({ story, mails, rep }: Scene): Promise<Outcome> {
  const documents = await rep.db.messages.bulkGet(mails.map(({ name }) => messageIdOf(name)));
  const engagements = new Map<string, Engagement>();
  for (const [index, { name }] of mails.entries()) {
    const document = documents[index];
    if (document !== undefined) engagements.set(name, document.engagement);
  }
  const devices = await ownDevices.read(rep.db);
  // Of one that was sent again under another id, too, which no list shows.
  const all = await rep.db.messages.toArray();
  const explained = new Map(
    all
      .flatMap((document) => explainDocument(document, devices).readings.flat())
      .map(({ eventId, verdict, reasons, client }) => [
        eventId,
        { verdict, reasons, family: client.family },
      ]),
  );
  const hits = await hitsOf(rep);
  const short = (titles: readonly string[]): string[] =>
    titles.map((title) => title.replace(new RegExp(`(?: in)? “${SUBJECT}”$`), ""));
  return {
    mails: engagements,
    hits: fetchesOf(story).map((_, index) => {
      const hit = hits[index];
      return (hit && explained.get(hit.id)) ?? null;
    }),
    told: { notified: short(rep.area.shown()), withdrawn: short(rep.area.withdrawn()) },
  };
}

/** Every hit that the extension has, in the order in which the server got them: that of the story's fetches. */
async function hitsOf({ db }: RepsBrowser): Promise<HitEvent[]> {
  const documents = await db.messages.toArray();
  const hits = documents.flatMap(({ events }) => events.filter(isHit));
  return hits.sort((a, b) => a.receivedAt - b.receivedAt);
}

function mailOf(mails: readonly StoryMail[], step: { readonly mail?: string }): StoryMail {
  const name = step.mail ?? THE_MAIL;
  const mail = mails.find((one) => one.name === name);
  if (mail === undefined) throw new Error(`there is no mail called "${name}"`);
  return mail;
}
