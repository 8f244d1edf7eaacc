/** When the mails of the rows were sent, as the rows say it; milliseconds since 1970. */
export const at = new Date(2026, 10, 21, 15, 14, 30).getTime();

export interface RowWords {
  readonly subject?: string;
  readonly people?: string;
  readonly time?: string;
}

/** A row of Outlook's list: its people, subject and time as given. */
export function row(
  convid: string,
  {
    subject = "Offer",
    people = '<span title="ann@x.example">Ann</span>',
    time = "",
  }: RowWords = {},
): HTMLElement {
  const element = document.createElement("div");
  element.setAttribute("role", "option");
  element.setAttribute("data-convid", convid);
  element.innerHTML = `<div>${people}</div><div><span title="${subject}">${subject}</span><span>Hello Ann</span></div>${time || '<span title="Sat 11/21/2026 3:14 PM">3:14 PM</span>'}`;
  return element;
}
