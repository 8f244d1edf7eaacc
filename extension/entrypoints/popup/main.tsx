import "../../strict-csp.ts";
import { browser } from "wxt/browser";
import { openDatabase } from "../../db/database.ts";
import { parsePairingLink } from "../../pairing/pairing-link.ts";
import { mountPage } from "../../ui/kit/mount-page.tsx";
import { Popup } from "../../ui/popup/popup.tsx";
import "../../ui/popup/popup.css";

const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has no #root");
const link = parsePairingLink(location.hash);
// A code is a secret for as long as it is valid: not in the history, not sent again when the page is reloaded.
if (link !== null) history.replaceState(null, "", location.pathname);
void mountPage(root, <Popup api={browser} db={openDatabase()} link={link} />);
