import { describe, expect, it } from "vitest";
import { weekOf as sample } from "../ipc/samples";
import { layoutWeeks, mondayOf, weekOf, weeksLater } from "./week";

describe("ISO weeks", () => {
  it("begin on Monday and belong to the year of their Thursday", () => {
    expect(weekOf("2026-12-31")).toBe("2026-W53");
    expect(weekOf("2027-01-03")).toBe("2026-W53");
    expect(weekOf("2027-01-04")).toBe("2027-W01");
    expect(mondayOf("2026-W01")).toBe("2025-12-29");
    expect(mondayOf("2026-W24")).toBe("2026-06-08");
  });

  it("go on over new year", () => {
    expect(weeksLater("2026-W52", 1)).toBe("2026-W53");
    expect(weeksLater("2026-W52", 2)).toBe("2027-W01");
    expect(weeksLater("2027-W01", -2)).toBe("2026-W52");
  });
});

describe("six weeks of breaks", () => {
  const weeks = [0, 1, 2, 3, 4, 5].map((i) => sample(i, `2026-W${19 + i}`));
  const chart = layoutWeeks(weeks, "2026-W24", "2026-06-11", 6);

  it("have a column for each day with an offer and none for the others", () => {
    expect(chart.columns).toHaveLength(5 * 5 + 4);
    expect(chart.columns.at(-1)).toMatchObject({ index: 5 * 7 + 3, day: { date: "2026-06-11" } });
    expect(chart.most).toBe(8);
  });

  it("show one week and today on it", () => {
    expect(chart.bands.filter(({ shown }) => shown).map(({ date }) => date)).toEqual(["2026-06-08"]);
    expect(chart.today).toBe(5 * 7 + 3);
    expect(chart.future).toBeNull();
  });

  it("shrink to the last two where it is narrow", () => {
    expect(layoutWeeks(weeks, "2026-W24", "2026-06-11", 2).bands.map(({ week }) => week)).toEqual(["2026-W23", "2026-W24"]);
  });
});

describe("the first week", () => {
  it("stands at the left of an axis that runs on into the weeks to come", () => {
    const weeks = [9, 9, 9, 9, 9, 5].map((i, at) => ({ ...sample(i, `2026-W${19 + at}`) }));
    const chart = layoutWeeks(weeks, "2026-W24", "2026-06-11", 6);
    expect(chart.bands.map(({ week }) => week)).toEqual(["2026-W24", "2026-W25", "2026-W26", "2026-W27"]);
    expect(chart.future).toBe(7);
    expect(chart.today).toBe(3);
  });
});
