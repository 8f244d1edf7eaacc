import { SingleBar } from "cli-progress";

export interface Progress {
  update(done: number): void;
  stop(): void;
}

/** A terminal, or a file that somebody reads later. */
type Output = NodeJS.WriteStream | (NodeJS.WritableStream & { readonly isTTY?: boolean });

/** A bar on a terminal; elsewhere a line for each tenth. */
export function showProgress(total: number, output: Output): Progress {
  if (output.isTTY === true) {
    const bar = new SingleBar({
      stream: output,
      format: "{bar} {value} of {total} hits, {eta_formatted} left",
      hideCursor: true,
    });
    bar.start(total, 0);
    return { update: (done) => bar.update(done), stop: () => bar.stop() };
  }
  let told = 0;
  return {
    update(done) {
      const tenth = Math.floor((done * 10) / total);
      if (tenth > told) output.write(`${done} of ${total} hits\n`);
      told = Math.max(told, tenth);
    },
    stop() {},
  };
}
