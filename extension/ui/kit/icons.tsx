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
