import { describe, expect, it } from "vitest";
import { countdown, leftInWords, lengthInWords } from "./countdown";
import { duration, readClock, seconds } from "./fields";
import { themeOf } from "./theme";
import { clock, clockAt, dayMonth, daysBetween, hours, minutesBetween, offsetOf, weekday } from "./time";

describe("times", () => {
  it("are those of the resident's zone, wherever the browser stands", () => {
    expect(clock("2026-06-11T09:05:00+02:00")).toBe("9:05");
    expect(clock("2026-06-11T23:59:59-07:00")).toBe("23:59");
    expect(clock("2026-06-11T00:05:00.123456+05:30")).toBe("0:05");
    expect(offsetOf("2026-06-11T09:05:00.9+05:30")).toBe(5.5 * 3_600_000);
    expect(clockAt(Date.parse("2026-06-11T07:25:00Z"), 2 * 3_600_000)).toBe("9:25");
  });

  it("count minutes and midnights", () => {
    expect(minutesBetween("2026-06-11T09:00:00+02:00", "2026-06-11T09:12:59+02:00")).toBe(12);
    expect(minutesBetween("2026-06-11T09:12:00+02:00", "2026-06-11T09:00:00+02:00")).toBe(0);
    expect(daysBetween("2026-06-11T23:59:00+02:00", "2026-06-12T00:01:00+02:00")).toBe(1);
    // The night the clocks go forward is an hour short and still one night.
    expect(daysBetween("2026-03-28T12:00:00+01:00", "2026-03-29T09:00:00+02:00")).toBe(1);
  });

  it("have names", () => {
    expect(weekday("2026-06-11")).toBe("Thursday");
    expect(dayMonth("2026-06-08")).toBe("8 June");
    expect(hours(92)).toBe("1:32");
  });
});

describe("a countdown", () => {
  it("is plain seconds below a minute", () => {
    expect([0, 9, 59, 60, 140, 180].map(countdown)).toEqual(["0", "9", "59", "1:00", "2:20", "3:00"]);
  });

  it("is said in words", () => {
    expect(leftInWords(1)).toBe("1 second left");
    expect(leftInWords(90)).toBe("90 seconds left");
    expect(leftInWords(120)).toBe("2 minutes left");
    expect(lengthInWords(30)).toBe("Thirty seconds, at your next gap.");
    expect(lengthInWords(240)).toBe("4 minutes, at your next gap.");
  });
});

describe("fields", () => {
  it("take a time of day as people write it", () => {
    expect(["8", "8:30", "0830", " 17.05 ", "24:00", "8:75", "noon", ""].map(readClock)).toEqual([
      "08:00", "08:30", "08:30", "17:05", null, null, null, null,
    ]);
  });

  it("know the durations of settings.toml", () => {
    expect(["25m", "30s", "2h", "25 min"].map(seconds)).toEqual([1500, 30, 7200, null]);
    expect([1500, 30, 90].map(duration)).toEqual(["25m", "30s", "90s"]);
  });
});

describe("the look", () => {
  it("follows what the system asks for", () => {
    expect(themeOf(false, false)).toBe("light");
    expect(themeOf(true, false)).toBe("dark");
    expect(themeOf(false, true)).toBe("contrast-light");
    expect(themeOf(true, true)).toBe("contrast-dark");
  });
});
