/** How a page writes dates: the language of its words. The order of day and month may be another's. */
export interface DateStyle {
  /** BCP 47, as in `<html lang>`. */
  readonly language: string;
}

const BIDI_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Three numbers with little between them: "9/17/2026", "17.09.2026", "2026. 9. 17.", "2026年9月17日". */
const NUMERIC_DATE =
  /(?<![\d:])(?:(\d{4})\s?[^\d:\s]{1,2}\s?(\d{1,2})\s?[^\d:\s]{1,2}\s?(\d{1,2})|(\d{1,2})\s?[^\d:\s]{1,2}\s?(\d{1,2})\s?[^\d:\s]{1,2}\s?(\d{4}|\d{2}))(?![\d:]|\.\d)/;
const TIME = /(?<![\d.:])(\d{1,2})[:.](\d{2})(?![\d:])/;
const DAY = 86_400_000;

/** The page's language; the browser's where it names none that is known. */
export function dateStyleOf(page: Document): DateStyle {
  for (const language of [page.documentElement.lang, navigator.language]) {
    if (language !== "" && isKnown(language)) return { language };
  }
  return { language: "en" };
}

/**
 * The ways in which a time of day is written, in the form that `plainText` gives.
 * @param at milliseconds since 1970
 */
export function clockTimes(at: number, style: DateStyle): ReadonlySet<string> {
  const times = new Set<string>();
  for (const hour of ["numeric", "2-digit"] as const) {
    for (const hour12 of [undefined, true, false]) {
      const options = {
        hour,
        minute: "2-digit" as const,
        ...(hour12 === undefined ? {} : { hour12 }),
      };
      times.add(plainText(new Intl.DateTimeFormat(style.language, options).format(at), style));
    }
  }
  return times;
}

/** In small letters and ASCII digits, white space and marks of direction evened out. */
export function plainText(text: string, { language }: DateStyle): string {
  const digits = wordsOf(language).digits;
  return text
    .replace(BIDI_MARKS, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/\p{Nd}/gu, (digit) => {
      const value = digits.indexOf(digit);
      return value < 0 ? digit : String(value);
    })
    .toLowerCase();
}

/**
 * Reads "Thu 9/17/2026 2:52 PM" and what other languages make of it, as local time.
 * @param now milliseconds since 1970: no mail is of tomorrow, and of two readings the one that has been is meant
 * @returns milliseconds since 1970, whole minutes; null for what has no date, no time, or is not understood, such as the
 *   years of another calendar
 */
export function readPageDate(text: string, style: DateStyle, now: number): number | null {
  const words = wordsOf(style.language);
  const plain = plainText(text, style);
  const days = NUMERIC_DATE.exec(plain);
  const named = days === null ? namedDate(plain, words) : null;
  const rest = days === null ? plain : plain.replace(days[0], " ");
  const clock = readClock(rest, words);
  if (clock === null || (days === null && named === null)) return null;
  const dates = days === null ? [named ?? []] : orders(days.slice(1).filter(Boolean), words.order);
  const readings = dates
    .map((date) => moment(date, clock))
    .filter((reading) => reading !== null)
    .filter((reading) => fitsWeekday(reading, rest, words));
  return readings.find((reading) => reading <= now + DAY) ?? null;
}

interface Words {
  /** Ten of them, from zero. */
  readonly digits: readonly string[];
  readonly order: readonly string[];
  readonly months: readonly (readonly string[])[];
  /** From Sunday. */
  readonly weekdays: readonly (readonly string[])[];
  readonly am: string;
  readonly pm: string;
}

let cached: { readonly language: string; readonly words: Words } | null = null;

function wordsOf(language: string): Words {
  if (cached?.language === language) return cached.words;
  const part = (options: Intl.DateTimeFormatOptions, type: string, at: Date): string =>
    new Intl.DateTimeFormat(language, options)
      .formatToParts(at)
      .find((one) => one.type === type)
      ?.value.replace(BIDI_MARKS, "")
      .toLowerCase() ?? "";
  const names = (kind: "month" | "weekday", at: Date): string[] =>
    (["long", "short"] as const).flatMap((length) => [
      part({ [kind]: length }, kind, at),
      part({ [kind]: length, day: "numeric", year: "numeric", month: length }, kind, at),
    ]);
  const hour = { hour: "numeric", minute: "2-digit", hour12: true } as const;
  const words: Words = {
    digits: Array.from({ length: 10 }, (_, digit) => new Intl.NumberFormat(language).format(digit)),
    order: new Intl.DateTimeFormat(language)
      .formatToParts(0)
      .map(({ type }) => type)
      .filter((type) => type === "day" || type === "month" || type === "year"),
    months: Array.from({ length: 12 }, (_, month) => names("month", new Date(2026, month, 15))),
    // 4 January 2026 is a Sunday.
    weekdays: Array.from({ length: 7 }, (_, day) => names("weekday", new Date(2026, 0, 4 + day))),
    am: part(hour, "dayPeriod", new Date(2026, 0, 1, 9)),
    pm: part(hour, "dayPeriod", new Date(2026, 0, 1, 15)),
  };
  cached = { language, words };
  return words;
}

function isKnown(language: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false;
  }
}

function readClock(text: string, { am, pm }: Words): { hour: number; minute: number } | null {
  const time = TIME.exec(text);
  if (time === null) return null;
  const before = text.slice(0, time.index).trimEnd();
  const after = text.slice(time.index + time[0].length).trimStart();
  // Only beside the time: in "sam. 21 nov. 12:00" there is an "am", too.
  const has = (word: string): boolean =>
    word !== "" &&
    ((after.startsWith(word) && !isLatin(after.charAt(word.length))) ||
      (before.endsWith(word) && !isLatin(before.charAt(before.length - word.length - 1))));
  const hour = Number(time[1]);
  const minute = Number(time[2]);
  const isAfternoon = has(pm) || /(?<!\p{L})p\.? ?m\.?(?!\p{L})/u.test(text);
  const isMorning = has(am) || /(?<!\p{L})a\.? ?m\.?(?!\p{L})/u.test(text);
  if (hour > 23 || minute > 59) return null;
  if (isAfternoon) return { hour: hour < 12 ? hour + 12 : hour, minute };
  return { hour: isMorning && hour === 12 ? 0 : hour, minute };
}

function isLatin(letter: string): boolean {
  return /\p{Script=Latin}/u.test(letter);
}

/** "September 17, 2026": year, month, day. */
function namedDate(text: string, { months }: Words): number[] | null {
  const year = /(?<!\d)(\d{4})(?!\d)/.exec(text)?.[1];
  const day = /(?<![\d:.])(\d{1,2})(?![\d:])/.exec(text.replace(TIME, " "))?.[1];
  const month = longestOf(months, text);
  return year === undefined || day === undefined || month < 0
    ? null
    : [Number(year), month + 1, Number(day)];
}

/** Year, month, day for each order in which three numbers can be read, the language's own first. */
function orders(numbers: readonly string[], own: readonly string[]): number[][] {
  if ((numbers[0]?.length ?? 0) > 2) return [numbers.map(Number)];
  return [own, ["day", "month", "year"], ["month", "day", "year"]].map((order) => {
    const value = (part: string): number => Number(numbers[order.indexOf(part)]);
    const year = value("year");
    return [year < 100 ? 2000 + year : year, value("month"), value("day")];
  });
}

function moment(
  [year = 0, month = 0, day = 0]: readonly number[],
  { hour, minute }: { hour: number; minute: number },
): number | null {
  const date = new Date(year, month - 1, day, hour, minute);
  const isReal = date.getMonth() === month - 1 && date.getDate() === day && year > 1970;
  return isReal ? date.getTime() : null;
}

function fitsWeekday(at: number, text: string, { weekdays }: Words): boolean {
  const named = longestOf(weekdays, text);
  return named < 0 || named === new Date(at).getDay();
}

/** Which of them is named; of several the longest: short names may stand in other words. */
function longestOf(names: readonly (readonly string[])[], text: string): number {
  let found = -1;
  let length = 0;
  for (const [index, forms] of names.entries()) {
    for (const form of forms) {
      if (form.length <= length || !hasWord(text, form)) continue;
      found = index;
      ({ length } = form);
    }
  }
  return found;
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + word.length);
    if (!/\p{L}/u.test(before) && !/\p{L}/u.test(after)) return true;
  }
  return false;
}
