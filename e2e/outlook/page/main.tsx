import { createRoot } from "react-dom/client";
import { openStored } from "./compose/open-draft.ts";
import { showToTests } from "./compose/stand-in-window.ts";
import { followAddress } from "./navigation.ts";
import { options } from "./options.ts";
import { registerServiceWorker } from "./service/transport.ts";
import { App } from "./shell/app.tsx";
import { words } from "./words/words.ts";

document.title = `${words.mail} - ${options.owner.name} - Outlook`;
document.body.className = `${options.theme} ${options.density}`;
showToTests(window);
const app = document.getElementById("app");
if (app === null) throw new Error("The document has no #app.");
createRoot(app).render(<App />);
addEventListener("popstate", () => void followAddress());
void registerServiceWorker();
void followAddress();
// A draft's own address: it opens to be written on.
const [, draftId = ""] = /\/compose\/([^/]+)/.exec(location.pathname) ?? [];
if (draftId !== "") void openStored(decodeURIComponent(draftId));
