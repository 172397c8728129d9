/** What people type into a field, read generously. */

/** "8:30", "0830", "8" as "08:30"; null for what is no time of day. */
export function readClock(text: string): string | null {
  const found = /^\s*(\d{1,2})(?:\s*[:.h]?\s*(\d{2}))?\s*$/.exec(text);
  if (found === null) return null;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? "0");
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

const UNITS = { s: 1, m: 60, h: 3600 } as const;

/** Seconds of a duration as settings.toml writes it: "25m". */
export function seconds(duration: string): number | null {
  const found = /^(\d+)([smh])$/.exec(duration);
  if (found === null) return null;
  return Number(found[1]) * UNITS[found[2] as keyof typeof UNITS];
}

/** A duration as settings.toml writes it, in the largest unit that fits. */
export function duration(total: number): string {
  return total % 60 === 0 && total > 0 ? `${total / 60}m` : `${total}s`;
}
