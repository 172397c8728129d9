import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readClip, unpackClip } from "./clip";
import { extent } from "./extent";
import { fixtureClip } from "./fixture/clip";
import { ends, length, momentAt } from "./timeline";

describe("a clip", () => {
  it("comes out of its gzip member as it went in", async () => {
    const packed = gzipSync(JSON.stringify(fixtureClip()));
    const bytes = packed.buffer.slice(packed.byteOffset, packed.byteOffset + packed.byteLength) as ArrayBuffer;
    expect(await unpackClip(bytes)).toEqual(fixtureClip());
  });

  it("says what is wrong with it", () => {
    const clip = fixtureClip();
    expect(() => readClip(null)).toThrow("A clip is an object.");
    expect(() => readClip({ ...clip, format: 2 })).toThrow("format 2");
    expect(() => readClip({ ...clip, frames: [[0, 9999]] })).toThrow("frame 0 names a role or path that is not there");
    expect(() => readClip({ ...clip, frames: [[0]] })).toThrow("frame 0");
    expect(() => readClip({ ...clip, loop: [[99, 10]] })).toThrow("the loop names a frame that is not there");
    expect(() => readClip({ ...clip, loop: [] })).toThrow("the loop");
  });
});

describe("its tempo", () => {
  const clip = { ...fixtureClip(), loop: [[0, 100], [1, 250], [2, 50]] as [number, number][] };
  const stops = ends(clip);

  it("shows each frame for as long as it says", () => {
    expect(length(clip)).toBe(400);
    expect([0, 99, 100, 349, 350, 399].map((time) => momentAt(clip, stops, time).frame)).toEqual([0, 0, 1, 1, 2, 2]);
  });

  it("begins again at the end, however long it has played", () => {
    expect(momentAt(clip, stops, 400)).toEqual({ frame: 0, lasts: 100 });
    expect(momentAt(clip, stops, 400 * 5000 + 120)).toEqual({ frame: 1, lasts: 230 });
  });
});

describe("what a figure fills", () => {
  it("is the hull of its key poses with a margin, inside the drawing", () => {
    const clip = { ...fixtureClip(), paths: ["M100 50L200 60C210 70 220 80 230 90Z", "m10 20h30v40"], frames: [[0, 0], [0, 1]], keys: [0] };
    expect(extent(clip)).toEqual({ x: 90, y: 40, width: 150, height: 60 });
    expect(extent({ ...clip, keys: [1] })).toEqual({ x: 0, y: 10, width: 50, height: 60 });
  });

  it("never reaches out of the drawing", () => {
    const { x, y, width, height } = extent(fixtureClip());
    expect(x).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(368);
    expect(width).toBeLessThan(520);
  });
});
