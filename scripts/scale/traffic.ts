/** A number of the model, and where it comes from. */
interface Assumption {
  readonly value: number;
  readonly about: string;
  readonly source: string;
}

const OURS = "assumption; change it in scripts/scale/traffic.ts";
const SIGNALS = "published observations of mail proxies, as in shared/verdict/providers/";

/** How mails are sent, opened and clicked, and how browsers look. Everything but `mails` a day, which the tables vary. */
export const TRAFFIC = {
  mailsPerRep: { value: 40, about: "tracked mails of one rep a day", source: OURS },
  links: { value: 3, about: "wrapped links in a mail", source: OURS },
  openRate: {
    value: 0.37,
    about: "share of mails that a person opens",
    source: "HubSpot, 25 million one-to-one sales mails: marketingprofs.com/charts/2017/31523",
  },
  opensPerOpened: {
    value: 2,
    about: "fetches by people and their proxies for an opened mail",
    source: `${SIGNALS}: one look may fetch twice, and mails are looked at again`,
  },
  clickRate: {
    value: 0.03,
    about: "clicks by people for a mail",
    source: "2 to 4 %: blog.mailshake.com/sales-email-metrics",
  },
  privacyFetches: {
    value: 0.25,
    about: "fetches by Apple's Mail Privacy Protection for a mail, read or not",
    source:
      "41 % of opens (litmus.com/blog/email-client-market-share-december-2021) put over all mails",
  },
  prefetches: { value: 0.02, about: "prefetches by Gmail for a mail", source: SIGNALS },
  scanned: {
    value: 0.3,
    about: "share of mails whose gateway fetches the pixel and each link at delivery",
    source: OURS,
  },
  damaged: {
    value: 0.02,
    about: "damaged or unknown hits for a mail: answered, not kept",
    source: OURS,
  },
  views: {
    value: 1.5,
    about: "times that a rep looks at a mail of their own, in Sent or above an answer",
    source: OURS,
  },
  devices: { value: 1.3, about: "browsers of a rep", source: OURS },
  pushShare: {
    value: 0.95,
    about: "share of browsers that push reaches; the others hold a stream",
    source: OURS,
  },
  hoursOnline: { value: 9, about: "hours a day that a browser is open", source: OURS },
  backstopMinutes: {
    value: 10,
    about: "minutes between two looks without a push",
    source: "extension/sync/connection.ts",
  },
  pollSeconds: {
    value: 30,
    about: "seconds between two looks of a browser without push",
    source: "the extension's alarm",
  },
  workdays: { value: 22, about: "working days a month; on the others a tenth", source: OURS },
  retentionDays: {
    value: 365,
    about: "days that events are kept",
    source: "SIGHTLINE_RETENTION_DAYS",
  },
  revocationMinutes: {
    value: 5,
    about: "minutes for which an account is taken to be in order; a token lives an hour",
    source: "SIGHTLINE_REVOCATION_MINUTES",
  },
  deferred: {
    value: 0.0001,
    about: "share of hits that Firestore does not take in time, and Cloud Tasks keeps",
    source: OURS,
  },
} satisfies Readonly<Record<string, Assumption>>;

/**
 * How a working day's sends and opens are spread over its hours, from midnight: everybody in one time zone, the worst
 * case for peaks. Two humps, late in the morning and after lunch; shape assumed.
 */
export const HOURS: readonly number[] = [
  0.2, 0.1, 0.1, 0.1, 0.2, 0.5, 1.5, 4, 8, 11, 12, 10, 7, 9, 10.5, 9.5, 7.5, 4, 2, 1.2, 0.9, 0.6,
  0.4, 0.3,
];

/** What one hit, look, view or push takes. */
export const COSTS = {
  /** CPU milliseconds of one hit: 0.38 measured (npm run bench -- --only functions: 2,632 a second on one core), and TLS to Firestore. */
  hitCpuMs: 1,
  /** Cloud Run bills an instance while it answers, in steps of this. */
  billedStepMs: 100,
  /** How long one call takes, rounded up to steps. Firestore commits in a region in 20 to 60 ms; assumed. */
  hitSteps: 1,
  lookSteps: 1,
  pushSteps: 2,
  /** CPU milliseconds of a look, or a view, and of a push with its encryption; assumed, with room. */
  lookCpuMs: 10,
  pushCpuMs: 10,
  /** Cloud Run adds instances when a CPU is this busy (https://cloud.google.com/run/docs/about-instance-autoscaling). */
  busy: 0.6,
  hitMemoryGib: 0.25,
  apiMemoryGib: 0.5,
  /** Bytes of an answer on the wire: headers with the picture or a redirect; a page of the log, and each event in it. */
  hitBytes: 700,
  lookBytes: 800,
  viewBytes: 400,
  eventBytes: 320,
  pushBytes: 700,
  /** Bytes of one line that our functions log. */
  logLineBytes: 300,
  /** Bytes of one line that Google itself logs for each request. */
  requestLogBytes: 900,
} as const;
