import "../../strict-csp.ts";
import { browser } from "wxt/browser";
import { openDatabase } from "../../db/database.ts";
import { Dashboard } from "../../ui/dashboard/dashboard.tsx";
import { mountPage } from "../../ui/kit/mount-page.tsx";

const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has no #root");
const db = openDatabase();
// While the words are read. That it failed is said by whatever wants to read from it.
void db.open().catch(() => undefined);
void mountPage(root, <Dashboard api={browser} db={db} />);
