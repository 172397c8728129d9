/**
 * Times as the resident sees them. An instant comes as RFC 3339 text with the offset of the resident's zone; what is shown is the
 * wall clock written in it, not the browser's own zone, so that both sides always name the same minute.
 */

const LOCALE = "en";
const MINUTE = 60_000;

/** Milliseconds since 1970 of an instant. */
export function ms(instant: string): number {
  return Date.parse(instant);
}

/** The wall clock of an instant as a date whose UTC fields are the local ones. */
function wall(instant: string): Date {
  return new Date(`${instant.slice(0, 19)}Z`);
}

/** Offset of an instant's zone in milliseconds. */
export function offsetOf(instant: string): number {
  return wall(instant).getTime() - Math.floor(ms(instant) / 1000) * 1000;
}

const HOUR_MINUTE = new Intl.DateTimeFormat(LOCALE, { hour: "numeric", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" });

function hourMinute(date: Date): string {
  return HOUR_MINUTE.format(date).replace(/^0(?=\d)/, "");
}

/** "10:25" of an instant. */
export function clock(instant: string): string {
  return hourMinute(wall(instant));
}

/** "10:25" of milliseconds, in the zone with this offset. */
export function clockAt(at: number, offset: number): string {
  return hourMinute(new Date(at + offset));
}

/** Whole minutes from one instant to a later one, never below 0. */
export function minutesBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((ms(to) - ms(from)) / MINUTE));
}

/** How many midnights lie between two instants, by the wall clock of each. */
export function daysBetween(from: string, to: string): number {
  const day = (instant: string) => Date.parse(`${instant.slice(0, 10)}T00:00:00Z`);
  return Math.round((day(to) - day(from)) / (24 * 60 * MINUTE));
}

const WEEKDAY = new Intl.DateTimeFormat(LOCALE, { weekday: "long", timeZone: "UTC" });

/** "Monday" of an instant or a day. */
export function weekday(instant: string): string {
  return WEEKDAY.format(date(instant.slice(0, 10)));
}

/** "1:32" of minutes. */
export function hours(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

const MONTH = new Intl.DateTimeFormat(LOCALE, { month: "long", timeZone: "UTC" });
const DAY_MONTH = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

/** A day as a date whose UTC fields are its own. */
function date(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** "8 June" of a day. */
export function dayMonth(day: string): string {
  return DAY_MONTH.format(date(day));
}

/** Day of the month and month of a day. */
export function parts(day: string): { day: number; month: string } {
  return { day: date(day).getUTCDate(), month: MONTH.format(date(day)) };
}
