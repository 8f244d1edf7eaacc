// The `Worker` that sends for the page.
import { type CarriedRequest, carryForPage } from "./service/carried.ts";

addEventListener("message", (event: MessageEvent<CarriedRequest>) => void carryForPage(event));
