const MOST_RETURNS = 10;
const RETURNS_MS = 1_000;

/**
 * A page that takes our mark away each time must not be fought with.
 * @returns asks whether it may be put back once more
 */
export function limitReturns(): () => boolean {
  let returns = 0;
  return () => {
    if (returns === 0) setTimeout(() => (returns = 0), RETURNS_MS);
    returns += 1;
    return returns <= MOST_RETURNS;
  };
}
