import "@inboxsdk/core/background.js";
import { startProbeWorker } from "./worker.ts";

startProbeWorker();
