import { confirm, input, select } from "@inquirer/prompts";

/** How a person is asked. Every call gives null when they cancelled, with Ctrl+C for example. */
export interface Ask {
  text(question: Question): Promise<string | null>;
  choice(
    message: string,
    choices: readonly { name: string; value: string }[],
  ): Promise<string | null>;
  yes(message: string, suggestion: boolean): Promise<boolean | null>;
}

export interface Question {
  readonly message: string;
  readonly suggestion: string | null;
  /** Null when the answer will do; otherwise what is wrong with it. */
  readonly fault: (answer: string) => string | null;
}

/** Asks on the terminal. */
export const askOnTerminal: Ask = {
  text: ({ message, suggestion, fault }) =>
    unlessCancelled(
      input({
        message,
        ...(suggestion !== null && { default: suggestion }),
        validate: (answer) => fault(answer) ?? true,
      }),
    ),
  choice: (message, choices) => unlessCancelled(select({ message, choices: [...choices] })),
  yes: (message, suggestion) => unlessCancelled(confirm({ message, default: suggestion })),
};

/** The answer, or null when the person pressed Ctrl+C. */
async function unlessCancelled<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && error.name === "ExitPromptError") return null;
    throw error;
  }
}
