import type { ReactNode } from "react";

/** A drawing of 16×16 in the colour of the text. Decorative: the words beside each icon, or its button's name, say the same. */
export function Icon({ children }: { readonly children: ReactNode }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export function CloseIcon() {
  return (
    <Icon>
      <path d="m4 4 8 8m0-8-8 8" />
    </Icon>
  );
}

export function TickIcon() {
  return (
    <Icon>
      <path d="m3 8.5 3.2 3.2L13 4.500" />
    </Icon>
  );
}

export function OpenIcon() {
  return (
    <Icon>
      <path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8Z" />
      <circle cx="8" cy="8" r="2" />
    </Icon>
  );
}

export function ClickIcon() {
  return (
    <Icon>
      <path d="m6.2 6.2 2.6 7.6 1.6-3.4 3.4-1.6Z" />
      <path d="M6 1.8V3M1.8 6H3M3 3l.9.9M9 3l-.9.9M3 9l.9-.9" />
    </Icon>
  );
}

/** An answer. */
export function ReplyIcon() {
  return (
    <Icon>
      <path d="M6.5 4 2.5 8l4 4M2.5 8h7a4 4 0 0 1 4 4v.5" />
    </Icon>
  );
}

/** A mail that came back. */
export function ReturnedIcon() {
  return (
    <Icon>
      <path d="M14.5 7V4a1 1 0 0 0-1-1h-11a1 1 0 0 0-1 1v8a1 1 0 0 0 1 1H8" />
      <path d="m2 3.8 6 4.7 6-4.7M10.5 10.5l4 4m0-4-4 4" />
    </Icon>
  );
}

/** Points down; a row that is open turns it. */
export function ChevronIcon() {
  return (
    <Icon>
      <path d="m4.5 6.5 3.5 3.5 3.5-3.5" />
    </Icon>
  );
}
