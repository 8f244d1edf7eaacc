/** A share of something, with how sure it is. */
export interface Rate {
  /** How many of them did it. */
  readonly count: number;
  /** How many there are. */
  readonly of: number;
  /** From 0 to 1; 0 where there are none. */
  readonly share: number;
  /** Where the true share lies in 19 of 20 cases, from 0 to 1: all of it where there are none. */
  readonly low: number;
  readonly high: number;
}

/** Fewer than these tell nothing: half of six may as well be a sixth of all as five sixths. */
const FEWEST = 10;

/** 95 % of a normal distribution lie within so many standard deviations of its middle. */
const Z_95 = 1.959_963_984_540_054;

/**
 * A share with its interval by Wilson's score, which stays within 0 and 1 and holds for small numbers
 * (https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval).
 * @param count a whole number from 0 to `of`
 * @param z how many standard deviations the interval takes in on each side; 95 % where it is left out
 */
export function rateOf(count: number, of: number, z = Z_95): Rate {
  if (of === 0) return { count, of, share: 0, low: 0, high: 1 };
  const share = count / of;
  const scale = 1 + z ** 2 / of;
  const middle = (share + z ** 2 / (2 * of)) / scale;
  const reach = (z / scale) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  // Rounding may put the ends a hair on the wrong side of what they enclose.
  return {
    count,
    of,
    share,
    low: count === 0 ? 0 : Math.min(share, middle - reach),
    high: count === of ? 1 : Math.max(share, middle + reach),
  };
}

/** Whether there are enough of them to speak of a share. */
export function isTelling({ of }: Pick<Rate, "of">): boolean {
  return of >= FEWEST;
}
