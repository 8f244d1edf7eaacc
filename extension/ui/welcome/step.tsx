import { useStore } from "@nanostores/react";
import { useId, type ReactNode } from "react";
import { welcomeWords } from "../../words/welcome.ts";
import { Button } from "../kit/button.tsx";
import { StepIcon } from "./step-icon.tsx";
import type { StepState } from "./step-states.ts";

/** One of the first steps: how it stands, in words too, and what there is to do about it unless it is skipped. */
export function Step({
  state,
  title,
  why,
  isSkippable,
  onSkip,
  onUnskip,
  children,
}: {
  readonly state: StepState;
  readonly title: string;
  readonly why: string;
  /** There is something left to skip. */
  readonly isSkippable: boolean;
  readonly onSkip: () => void;
  readonly onUnskip: () => void;
  readonly children: ReactNode;
}) {
  const t = useStore(welcomeWords);
  const id = useId();
  return (
    <li className="step" data-state={state} aria-labelledby={id}>
      <StepIcon state={state} />
      <div className="step-body">
        <header className="step-head">
          <h2 id={id}>{title}</h2>
          <p className="step-state" role="status">
            {t[state]}
          </p>
        </header>
        {state === "skipped" ? (
          <>
            <p className="hint">{t.skippedHint}</p>
            <div className="buttons">
              <Button onClick={onUnskip}>{t.unskip}</Button>
            </div>
          </>
        ) : (
          <>
            <p className="hint">{why}</p>
            {children}
            {isSkippable ? (
              <div className="buttons step-skip">
                <Button kind="quiet" onClick={onSkip}>
                  {t.skip}
                </Button>
              </div>
            ) : null}
          </>
        )}
      </div>
    </li>
  );
}
