import "../../strict-csp.ts";
import { browser } from "wxt/browser";
import { openDatabase } from "../../db/database.ts";
import { Dashboard } from "../../ui/dashboard/dashboard.tsx";
import { mountPage } from "../../ui/kit/mount-page.tsx";

const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has no #root");
void mountPage(root, <Dashboard api={browser} db={openDatabase()} />);
