import type { DashboardProps } from "../api.ts";

/** All tracked mail, and beside it the one that is looked at. */
export function MailsPage(_props: DashboardProps & { readonly openId: string | null }) {
  return null;
}
