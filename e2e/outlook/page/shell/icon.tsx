/** Outlines on a field of 20 by 20, drawn for this page. */
const OUTLINES = {
  send: "M2.7 2.5 18 10 2.7 17.5 5 10zM5 10h7",
  chevron: "m5 8 5 5 5-5",
  clock: "M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.5h3.5",
  delete: "M3 5h14M8 5V3h4v2M5 5l1 12h8l1-12M8.5 8v6M11.5 8v6",
  text: "M4 5h12M10 5v11M7.5 16h5",
  window: "M9 4H4v12h12v-5M11.5 3.5h5v5M16 4l-6.5 6.5",
  close: "m4.5 4.5 11 11M15.5 4.5l-11 11",
  dots: "M4 10h.01M10 10h.01M16 10h.01",
  mail: "M2.5 5h15v10.5h-15zM2.5 6 10 11l7.500-5",
  calendar: "M3 4.500h14v12.500H3zM3 8h14M6.500 2.500v3M13.500 2.500v3",
  people:
    "M7 9.500a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 16c0-5 10-5 10 0M13.500 9.500a2.300 2.300 0 1 0 0-4.600M14 12c2.500 0 4 1.500 4 4",
  check: "m4 10.500 4 4 8-9",
  reply: "M8 4 3 9l5 5M3 9h7c4 0 7 2 7 7",
  "reply-all": "M6 4 1.500 9 6 14M11 4 6.500 9l4.500 5M6.500 9H12c3.500 0 6 2 6 7",
  forward: "m12 4 5 5-5 5M17 9h-7c-4 0-7 2-7 7",
  archive: "M3 4h14v3.500H3zM4 7.500V16h12V7.500M8 11h4",
  inbox: "M3 4h14v12H3zM3 11h4l1 2h4l1-2h4",
  drafts: "m13.500 3.500 3 3L7 16l-4 1 1-4z",
  sentitems: "M2.7 2.5 18 10 2.7 17.5 5 10zM5 10h7",
  print: "M6 7V3h8v4M5 14H3V8h14v6h-2M6 12h8v5H6z",
  flag: "M5 17V3.500h10l-2 3.500 2 3.500H5",
  search: "M8.500 3a5.500 5.500 0 1 0 0 11 5.500 5.500 0 0 0 0-11zM12.500 12.500 17 17",
  settings:
    "M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM10 2v2.500M10 15.500V18M2 10h2.500M15.500 10H18M4.300 4.300l1.800 1.800M13.900 13.900l1.800 1.800M15.700 4.300l-1.800 1.800M6.100 13.900l-1.800 1.800",
  filter: "M3 6h14M6 10h8M8.500 14h3",
  new: "M16.500 10.500V16h-13V5H10M2.500 6l7 4.500M14 2v7M10.500 5.500h7",
} as const;

export type IconName = keyof typeof OUTLINES;

export const Icon = ({ name }: { readonly name: IconName }) => (
  <svg className={`icon icon-${name}`} viewBox="0 0 20 20" aria-hidden="true">
    <path d={OUTLINES[name]} />
  </svg>
);
