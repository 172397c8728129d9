import { t } from "./text";

/** "12" below a minute, "2:20" above. */
export function countdown(seconds: number): string {
  if (seconds < 60) return String(seconds);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** "12 seconds left", "2 minutes left". */
export function leftInWords(seconds: number): string {
  return seconds >= 60 && seconds % 60 === 0
    ? t("timer-left-minutes", { minutes: seconds / 60 })
    : t("timer-left", { seconds });
}

/** The seconds of a countdown at which it is said aloud: half and the last ten; start and end say themselves. */
export function saidAt(length: number): { half: number; last: number } {
  return { half: Math.floor(length / 2), last: 10 };
}

/** "Thirty seconds, at your next gap." */
export function lengthInWords(seconds: number): string {
  return seconds % 60 === 0 && seconds !== 60 && seconds !== 180
    ? t("card-length-minutes", { minutes: seconds / 60 })
    : t("card-length", { seconds });
}
