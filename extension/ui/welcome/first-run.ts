import { storedItem } from "../../stored-item.ts";

export type StepName = "connect" | "notify" | "test";

/** The first steps that the rep does not want to take for now. */
export const skippedSteps = storedItem<readonly StepName[]>("local", "skipped-steps", []);
