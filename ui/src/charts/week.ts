import type { Day } from "../ipc/generated/Day";
import type { Week } from "../ipc/generated/Week";

const DAY_MS = 86_400_000;
const dayMs = (date: string) => Date.parse(`${date}T00:00:00Z`);
const dayName = (time: number) => new Date(time).toISOString().slice(0, 10);

/** `2026-W24` of a day, by ISO 8601: the week belongs to the year of its Thursday. */
export function weekOf(date: string): string {
  const time = dayMs(date);
  const weekday = (new Date(time).getUTCDay() + 6) % 7;
  const thursday = new Date(time + (3 - weekday) * DAY_MS);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const number = Math.floor((thursday.getTime() - first) / (7 * DAY_MS)) + 1;
  return `${thursday.getUTCFullYear()}-W${String(number).padStart(2, "0")}`;
}

/** Monday of `2026-W24`, as a date. */
export function mondayOf(week: string): string {
  const year = Number(week.slice(0, 4));
  const number = Number(week.slice(6));
  const fourth = Date.UTC(year, 0, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return dayName(fourth + ((number - 1) * 7 - weekday) * DAY_MS);
}

/** The week so many weeks later; earlier with a negative number. */
export function weeksLater(week: string, count: number): string {
  return weekOf(dayName(dayMs(mondayOf(week)) + count * 7 * DAY_MS));
}

/** A day's column: outline as high as what was offered, filled from the foot as high as what was taken. */
export interface Column {
  day: Day;
  /** Number of the day from the first Monday that is shown. */
  index: number;
}

/** A week's stretch of the axis. */
export interface Band {
  week: string;
  /** Its Monday. */
  date: string;
  /** Index of its first day. */
  index: number;
  shown: boolean;
}

/** What the chart draws: columns only for days on which a break was offered, gaps stay gaps. */
export interface Chart {
  columns: Column[];
  bands: Band[];
  /** Days from the first Monday to the end of the axis. */
  days: number;
  /** The most that was offered on one day. */
  most: number;
  /** Where today stands on the axis; null where the axis does not reach it. */
  today: number | null;
  /** Index from which nothing can be there yet. */
  future: number | null;
}

/** An axis shorter than this says nothing about how weeks differ; the coming ones make it up. */
const LEAST_WEEKS = 4;

/**
 * Weeks in order, the shown one among them. Weeks before the first entry are left out; if fewer than four are left, the axis runs on
 * into the weeks to come.
 */
export function layoutWeeks(weeks: readonly Week[], shown: string, todayDate: string, most: number): Chart {
  const begun = weeks.findIndex(({ week, breaks }) => breaks.offered > 0 || breaks.natural > 0 || week === shown);
  const last = weeks.at(-1)?.week ?? shown;
  const real = weeks.slice(Math.max(0, begun)).slice(-most);
  const missing = Math.max(0, Math.min(LEAST_WEEKS, most) - real.length);
  const names = [...real.map(({ week }) => week), ...Array.from({ length: missing }, (_, i) => weeksLater(last, i + 1))];
  const bands = names.map((week, i) => ({ week, date: mondayOf(week), index: i * 7, shown: week === shown }));
  const columns = real.flatMap(({ days }, i) =>
    days.flatMap((day, weekday) => (day.breaks.offered > 0 ? [{ day, index: i * 7 + weekday }] : [])),
  );
  const days = names.length * 7;
  const start = dayMs(bands[0]?.date ?? todayDate);
  const index = Math.round((dayMs(todayDate) - start) / DAY_MS);
  return {
    columns,
    bands,
    days,
    most: columns.reduce((high, { day }) => Math.max(high, day.breaks.offered), 0),
    today: index >= 0 && index < days ? index : null,
    future: missing > 0 ? real.length * 7 : null,
  };
}
