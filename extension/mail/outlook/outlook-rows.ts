import type { ListRow, MailFeature } from "../mail-client.ts";

/** Offers every row of the page's lists, those that stand there already and those that come. */
export function watchRows(
  _page: Document,
  _handler: (row: ListRow) => void,
  _signal: AbortSignal,
  _off: (feature: MailFeature) => void,
): void {}
