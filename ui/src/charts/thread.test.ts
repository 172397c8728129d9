import { describe, expect, it } from "vitest";
import * as samples from "../ipc/samples";
import { layoutThread, windowOf } from "./thread";

const WIDTH = 900; // 5 px a minute over three hours
const px = (minutes: number) => minutes * 5;

describe("the thread of a morning", () => {
  const drawing = layoutThread(samples.accruing, WIDTH, false);
  const stretches = (kind: string) => drawing.stretches.filter((stretch) => stretch.kind === kind);

  it("is thin up to the last break and thick from there to now", () => {
    expect(stretches("use").map(({ x1, x2 }) => [x1, x2])).toEqual([
      [0, px(42)],
      [px(55), px(60)],
    ]);
    expect(stretches("accrued").map(({ x1, x2 }) => [x1, x2])).toEqual([[px(60), px(72)]]);
  });

  it("dots the time in a call and says so", () => {
    expect(stretches("held")).toEqual([{ kind: "held", x1: px(42), x2: px(55) }]);
    expect(drawing.words).toContainEqual(expect.objectContaining({ say: { id: "held", reason: "camera" } }));
  });

  it("marks what was taken, the longer break larger", () => {
    expect(drawing.dots.map(({ x, r }) => [x, r])).toEqual([
      [px(25), 7],
      [px(58), 11],
    ]);
  });

  it("shows the two coming breaks as loops with their times", () => {
    expect(drawing.loops).toHaveLength(2);
    const times = drawing.words.flatMap(({ say }) => (say.id === "time" ? [say.time] : []));
    expect(times).toEqual(["10:25", "10:55"]);
  });

  it("runs without a hole from now to its end, but for the loops", () => {
    expect(stretches("ahead").map(({ x1, x2 }) => [Math.round(x1), Math.round(x2)])).toEqual([
      [px(72), Math.round(px(85) - 1.8 * 17)],
      [Math.round(px(85) + 1.8 * 17), Math.round(px(115) - 1.8 * 25)],
      [Math.round(px(115) + 1.8 * 25), WIDTH],
    ]);
  });

  it("labels the half hours", () => {
    expect(drawing.labels.map(({ text }) => text)).toEqual(["9:00", "9:30", "10:00", "10:30", "11:00", "11:30", "12:00"]);
  });

  it("names no absence that is too short to be seen", () => {
    const at = "2026-06-11T09:30:00+02:00";
    const spans = [{ from: at, to: "2026-06-11T09:31:00+02:00", kind: "away", reason: null } as const];
    const { words } = layoutThread({ ...samples.accruing, thread: { ...samples.accruing.thread, spans } }, WIDTH, false);
    expect(words.map(({ say }) => say.id)).not.toContain("away");
  });

  it("leaves no mark for a skipped break", () => {
    const marks = [{ at: "2026-06-11T09:30:00+02:00", kind: "micro", outcome: "skipped" } as const];
    expect(layoutThread({ ...samples.accruing, thread: { ...samples.accruing.thread, marks } }, WIDTH, false).dots).toEqual([]);
  });
});

describe("the thread in a call", () => {
  it("puts the waiting break just ahead, without a time", () => {
    const drawing = layoutThread(samples.held, WIDTH, false);
    expect(drawing.stretches.filter(({ kind }) => kind === "held-now")).toHaveLength(1);
    expect(drawing.words).toContainEqual(expect.objectContaining({ say: { id: "when-it-ends" } }));
    expect(drawing.words).toContainEqual(expect.objectContaining({ say: { id: "held-now", reason: "camera" } }));
  });
});

describe("a narrow thread", () => {
  it("keeps ninety minutes round now and one loop", () => {
    const { from, to } = windowOf(samples.accruing, true);
    const now = Date.parse(samples.accruing.now);
    expect(to - from).toBe(90 * 60_000);
    expect(from).toBeLessThan(now);
    expect(to).toBeGreaterThan(now);
    expect(layoutThread(samples.accruing, 360, true).loops).toHaveLength(1);
  });
});
