import { atom } from "nanostores";
import { ALL_MAILS, type MailFilters } from "./filters.ts";
import { NEWEST_FIRST, type Sorting } from "./sorting.ts";

/** What the list shows. Outside of the page, so that it stands as it stood when one comes back from another page. */
export const shownFilters = atom<MailFilters>(ALL_MAILS);
export const shownSorting = atom<Sorting>(NEWEST_FIRST);
