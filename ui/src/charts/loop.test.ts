import { describe, expect, it } from "vitest";
import { cut, loop, REACH, shares, TOP } from "./loop";

/** All numbers of path data as points. */
function points(path: string): [number, number][] {
  const numbers = (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  return numbers.flatMap((n, i) => (i % 2 === 0 ? [[n, numbers[i + 1] ?? NaN] as [number, number]] : []));
}

describe("a loop", () => {
  const { enter, rise, leave } = loop(100, 50, 10, 2);

  it("begins and ends on the line, as far from its centre as it reaches", () => {
    expect(points(enter)[0]).toEqual([100 - REACH * 10, 50]);
    expect(points(leave).at(-1)).toEqual([100 + REACH * 10, 50]);
  });

  it("is walked without a jump: up the right side to the top, then over it", () => {
    const top = [100, Math.round((50 - TOP * 10) * 100) / 100];
    expect(points(rise).at(-1)).toEqual(top);
    expect(points(leave)[0]).toEqual(top);
  });

  it("is cut where its own end passes over it, and nowhere else", () => {
    const end = points(enter).at(-1) ?? [0, 0];
    const again = points(rise)[0] ?? [0, 0];
    expect(end[0]).toBeLessThan(again[0]);
    expect(end[1]).toBeGreaterThan(again[1]);
    expect(Math.abs(end[0] - 100)).toBeLessThan(10);
  });

  it("leaves more room round a bold line", () => {
    const [from, to] = cut(0.1);
    const [earlier, later] = cut(0.4);
    expect(earlier).toBeLessThan(from);
    expect(later).toBeGreaterThan(to);
  });
});

describe("a loop as a countdown", () => {
  it("spends 30 % on the way in, 20 % on the rise and half on the way out", () => {
    expect(shares(0)).toEqual({ enter: 0, rise: 0, leave: 0 });
    expect(shares(0.15)).toEqual({ enter: 0.5, rise: 0, leave: 0 });
    expect(shares(0.4)).toEqual({ enter: 1, rise: expect.closeTo(0.5, 9) as number, leave: 0 });
    expect(shares(0.75)).toEqual({ enter: 1, rise: 1, leave: 0.5 });
    expect(shares(1)).toEqual({ enter: 1, rise: 1, leave: 1 });
  });
});
