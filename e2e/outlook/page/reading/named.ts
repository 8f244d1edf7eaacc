import type { EmailAddress } from "../../wire.ts";

/** `Ada Lovelace<ada@example.com>`, as Outlook writes it: without a space. */
export const named = ({ Name, EmailAddress }: EmailAddress): string =>
  Name === "" || Name === EmailAddress ? EmailAddress : `${Name}<${EmailAddress}>`;
