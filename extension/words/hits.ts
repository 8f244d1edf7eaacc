import { i18n, plural, text } from "../i18n/i18n.ts";

/** What a hit was, as the feed, a timeline and a card say it. */
export const hitPhrases = i18n("hits", {
  opened: "Opened",
  clicked: text("Clicked {destination}"),
  clickedLink: "Clicked a link",

  surePerson: "Surely a person",
  probablePerson: "Probably a person",
  perhapsPerson: "Perhaps a person",
  sureMachine: "Surely a machine",
  probableMachine: "Probably a machine",
  perhapsMachine: "Perhaps a machine",
  sureYou: "Surely you",
  probableYou: "Probably you",
  perhapsYou: "Perhaps you",
  youSaid: "You, as you said",
  youSaidOfAnother: "You, as you said of another",
  unconfirmedPerson: "Unconfirmed: perhaps a person",
  unconfirmedProbableMachine: "Unconfirmed: probably a machine",
  unconfirmedPerhapsMachine: "Unconfirmed: perhaps a machine",
  unconfirmedProbableYou: "Unconfirmed: probably you",
  unconfirmedPerhapsYou: "Unconfirmed: perhaps you",

  beforeSending: "Before you sent it",
  whileSending: "Within the second in which you sent it",
  secondsAfter: plural({
    one: "{count} s after you sent it",
    other: "{count} s after you sent it",
  }),
  minutesAfter: plural({
    one: "{count} min after you sent it",
    other: "{count} min after you sent it",
  }),
  hoursAfter: plural({
    one: "{count} h after you sent it",
    other: "{count} h after you sent it",
  }),
  daysAfter: plural({
    one: "{count} day after you sent it",
    other: "{count} days after you sent it",
  }),

  unknownProgram: "Unknown program",
  computer: "computer",
  phone: "phone",
  tablet: "tablet",

  mailProxy: "Mail provider’s proxy, not the reader’s own connection",
  mailProxyIn: text("Mail provider’s proxy ({country}), not the reader’s own connection"),
  relay: "Relay that hides the reader’s address",
  relayIn: text("Relay ({country}) that hides the reader’s address"),
  gateway: "Mail security service",
  gatewayIn: text("Mail security service ({country})"),
  hosting: "Data centre",
  hostingIn: text("Data centre ({country})"),
  access: "Home, office or mobile connection",
  accessIn: text("Home, office or mobile connection ({country})"),

  sharedCaution:
    "Recipients’ own readings look just like them, and would count as yours, later ones too.",
});
