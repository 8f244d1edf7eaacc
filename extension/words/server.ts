import { i18n, text } from "../i18n/i18n.ts";

/** What may be wrong with a server before anybody pairs with it or signs in. */
export const serverWords = i18n("server", {
  addressInvalid:
    "That is not a server address. It looks like http://127.0.0.1:8787 or https://track.example.com.",
  unreachable: text("Nothing answers at {host}. Is the server running, and is the address right?"),
  notSightline: text("Something answers at {host}, but it is not a Sightline server."),
  older: "The server is older than this extension. Update the server, then try again.",
  newer: "The server is newer than this extension. Update the extension, then try again.",
  failed: text("The server failed with status {status}. Its log says more."),
  trackingOriginUnusable: text(
    "The server wants links to point to {host}, which recipients cannot reach. Start it with --public-url.",
  ),
});
