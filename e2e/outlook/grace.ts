import type { ServerResponse } from "node:http";

/** The seconds after Send in which it can be taken back: the page's request to send waits for their end. */
export interface Grace {
  /** Answers when they are over. */
  serve(response: ServerResponse): void;
  /** From now on they do not end by themselves. */
  hold(): void;
  /** They are over. */
  release(): void;
}

export function makeGrace(seconds: number): Grace {
  let held: ServerResponse[] | null = null;
  const end = (response: ServerResponse): void => void response.writeHead(204).end();
  return {
    serve: (response) => {
      if (held !== null) held.push(response);
      else if (seconds === 0) end(response);
      else setTimeout(end, seconds * 1000, response);
    },
    hold: () => {
      held ??= [];
    },
    release: () => {
      for (const response of held ?? []) end(response);
      held = null;
    },
  };
}
