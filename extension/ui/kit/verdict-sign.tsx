import type { Verdict } from "../../../shared/event.ts";
import "./states.css";

const ticks = "M1.5 8.5l3 3 6-7M6.6 10.7l.9.8 6-7";

/**
 * A verdict as a shape, so that nobody needs the colour: two ticks, the same two hollow, a machine, a house. Decorative:
 * the words stand beside it.
 */
export function VerdictSign({ verdict }: { readonly verdict: Verdict }) {
  return (
    <svg
      className="sign"
      viewBox="0 0 16 16"
      width="14"
      height="14"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[verdict]}
    </svg>
  );
}

const drawings: Record<Verdict, React.ReactNode> = {
  person: <path d={ticks} strokeWidth="1.9" />,
  unconfirmed: (
    <>
      <path d={ticks} strokeWidth="3.4" />
      <path d={ticks} strokeWidth="1.2" className="sign-hollow" />
    </>
  ),
  machine: (
    <>
      <rect x="2.5" y="5.5" width="11" height="8" rx="2" />
      <path d="M8 5.5V2.5M6 9v1M10 9v1" />
    </>
  ),
  // As in an open conversation, where a head stands for a person.
  self: <path d="M2 8l6-5.5L14 8M3.8 6.8v6.7h8.4V6.8" />,
};
