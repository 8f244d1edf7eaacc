import "../../strict-csp.ts";
import { browser } from "wxt/browser";
import { openDatabase } from "../../db/database.ts";
import { mountInset } from "../../ui/inset/mount-inset.tsx";

const root = document.querySelector("#root");
if (root === null) throw new Error("index.html has no #root");
void mountInset(root, { api: browser, db: openDatabase() });
