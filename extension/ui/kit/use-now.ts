import { useEffect, useState } from "react";

/** The time, in milliseconds since 1970, brought up to date this often (milliseconds). */
export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
