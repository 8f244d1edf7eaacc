import type { StepState } from "./step-states.ts";

const drawings: Record<StepState, React.ReactNode> = {
  todo: <circle cx="12" cy="12" r="9" />,
  done: (
    <>
      <circle cx="12" cy="12" r="10" fill="currentColor" stroke="none" />
      <path d="m7.500 12.300 3 3 6-6.600" className="step-tick" />
    </>
  ),
  skipped: (
    <>
      <circle cx="12" cy="12" r="9" strokeDasharray="3 3.280" />
      <path d="M8 12h8" />
    </>
  ),
  attention: <path d="M12 3.500 21.500 20h-19ZM12 10v4.500M12 17v.1" />,
};

/** A step's state as a shape; the words stand beside it. */
export function StepIcon({ state }: { readonly state: StepState }) {
  return (
    <svg
      className="step-icon"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {drawings[state]}
    </svg>
  );
}
