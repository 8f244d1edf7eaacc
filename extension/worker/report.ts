/** Lets a job run on by itself. It is written down when it fails: structure only, never what a mail says. */
export function guard(job: Promise<unknown>): void {
  job.catch(report);
}

/** Writes down what is broken in this browser. */
export function report(error: unknown): void {
  console.error(
    "[sightline]",
    error instanceof Error ? `${error.name}: ${error.message}` : "failed",
  );
}
