import { connectGmail } from "../../../extension/mail/gmail/connect-gmail.ts";
import { probePage } from "./page.ts";

probePage(connectGmail("sdk_sightline_31c45a3881"));
