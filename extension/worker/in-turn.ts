/** Makes what runs jobs one after the other, in the order of the calls, whatever becomes of each. */
export function takeTurns(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const done = last.then(job, job);
    last = done;
    return done;
  };
}
