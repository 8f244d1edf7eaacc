import { seedOf, type Seed, type SeededHit, type SeededMail } from "../../e2e/seed/mails.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const PEOPLE = [
  "Ada Lovelace <ada@example.org>",
  "Grace Hopper <grace@example.org>",
  "Alan Turing <alan@example.org>",
  "Katherine Johnson <katherine@example.org>",
  "Edsger Dijkstra <edsger@example.org>",
  "Radia Perlman <radia@example.org>",
  "Donald Knuth <donald@example.org>, Barbara Liskov <barbara@example.org>",
];
const SUBJECTS = [
  "Pricing for next year",
  "The demo on Tuesday",
  "What we talked about",
  "Contract, second draft",
  "How others use it",
  "A date in March?",
];
const LINKS = ["https://shop.example.com/pricing?plan=team", "https://shop.example.com/faq"];

/** Ten in the morning of a working day, or afternoon; people read then. */
const READING_HOURS = [9, 10, 10, 11, 14, 15, 17, 20];

/**
 * Three months of made-up mail and what came of it, the same each time, so that the dashboard has something to show.
 * @param now milliseconds since 1970
 */
export function demoHistory(now: number): Seed {
  const mails = Array.from({ length: 90 }, (_, index): SeededMail => {
    const sentAt = atHour(now - (index + 1) * DAY, 8 + (index % 4), 5 * (index % 12));
    const course = (index * 7) % 10;
    const reading = atHour(sentAt, READING_HOURS[index % READING_HOURS.length] ?? 9, index % 60);
    const first = reading > sentAt + HOUR / 2 ? reading : reading + DAY;
    return {
      subject: SUBJECTS[index % SUBJECTS.length] ?? "",
      to: PEOPLE[index % PEOPLE.length] ?? "",
      sentAt,
      links: LINKS,
      hits: hitsOf(course, sentAt, first).filter(({ at }) => at < now),
      ...(course === 9 && first + 3 * HOUR < now && { repliedAt: first + 3 * HOUR }),
      ...(index === 17 && { bouncedAt: sentAt + 60_000 }),
    };
  });
  return seedOf(mails);
}

/** @param course from 0, of which nothing came, to 9, which was answered */
function hitsOf(course: number, sentAt: number, first: number): SeededHit[] {
  if (course === 0) return [];
  if (course === 1) return [{ at: sentAt + 12_000, verdict: "machine" }];
  if (course === 2) return [{ at: sentAt + 4 * HOUR, verdict: "unconfirmed" }];
  const opens: SeededHit[] = [{ at: first }];
  if (course > 5) opens.push({ at: first + 60_000, kind: "click", link: 1 });
  if (course > 7) opens.push({ at: first + 26 * HOUR }, { at: first + 50 * HOUR });
  return opens;
}

function atHour(day: number, hour: number, minute: number): number {
  return new Date(day).setHours(hour, minute, 0, 0);
}
