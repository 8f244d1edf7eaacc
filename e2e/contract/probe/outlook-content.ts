import { connectOutlook } from "../../../extension/mail/outlook/connect-outlook.ts";
import { followSends } from "../../../extension/sends/follow-sends.ts";
import { probePage } from "./page.ts";

probePage(connectOutlook(followSends));
