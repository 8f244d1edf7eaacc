import { useEffect, useState } from "react";

const format = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "narrow" });
const fullFormat = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "medium" });

const units = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** "now", "3m ago", "2h ago", "yesterday", "5d ago". Both in milliseconds since 1970; the future counts as now. */
export function relativeTime(at: number, now: number): string {
  const age = now - at;
  const [unit, length] = units.find(([, milliseconds]) => age >= milliseconds) ?? ["second", null];
  return length === null ? format.format(0, unit) : format.format(-Math.floor(age / length), unit);
}

/** Date and time in full, for a tooltip. */
export function fullTime(at: number): string {
  return fullFormat.format(at);
}

/** The time, in milliseconds since 1970, brought up to date this often (milliseconds). */
export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
