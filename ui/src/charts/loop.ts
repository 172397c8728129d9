/**
 * The loop: one line that passes over itself once (VISUAL 3). Units of its radius, y down, the line at y 0, the centre at x 0. The
 * strand that leaves lies on top of the one that enters, which is cut so that a gap stays clear along the upper one.
 */

interface Point {
  x: number;
  y: number;
}

type Cubic = readonly [Point, Point, Point, Point];

/** Half the length of line that a loop takes up, in radii. */
export const REACH = 1.8;
/** Height of its top above the line, in radii. */
export const TOP = 2.12;
/** Height of the middle of the number above the line, in radii. */
export const MIDDLE = 1.12;

const point = (x: number, y: number): Point => ({ x, y });

const ENTER: Cubic = [point(-REACH, 0), point(-0.7, 0), point(1.02, -0.12), point(1.02, -MIDDLE)];
const RISE: Cubic = [point(1.02, -MIDDLE), point(1.02, -1.72), point(0.56, -TOP), point(0, -TOP)];
const FALL: Cubic = [point(0, -TOP), point(-0.56, -TOP), point(-1.02, -1.72), point(-1.02, -MIDDLE)];
const LEAVE: Cubic = [point(-1.02, -MIDDLE), point(-1.02, -0.12), point(0.7, 0), point(REACH, 0)];

function mix(a: Point, b: Point, t: number): Point {
  return point(a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
}

/** The curve before `t` and the curve after it (de Casteljau). */
function split([a, b, c, d]: Cubic, t: number): readonly [Cubic, Cubic] {
  const ab = mix(a, b, t);
  const bc = mix(b, c, t);
  const cd = mix(c, d, t);
  const abc = mix(ab, bc, t);
  const bcd = mix(bc, cd, t);
  const middle = mix(abc, bcd, t);
  return [
    [a, ab, abc, middle],
    [middle, bcd, cd, d],
  ];
}

function at(curve: Cubic, t: number): Point {
  return split(curve, t)[0][3];
}

const STEPS = 200;
const ENTERING = Array.from({ length: STEPS + 1 }, (_, i) => at(ENTER, i / STEPS));
const LEAVING = Array.from({ length: STEPS + 1 }, (_, i) => at(LEAVE, i / STEPS));

/** Distance of each sampled point of the entering strand to the leaving one, in radii. */
const CLEARANCE = ENTERING.map((p) => Math.min(...LEAVING.map((q) => Math.hypot(p.x - q.x, p.y - q.y))));

/**
 * Where the entering strand ends before the crossing and goes on after it, as shares of its curve, if no point of it may lie within
 * `clear` radii of the leaving strand.
 */
export function cut(clear: number): readonly [number, number] {
  // The two strands meet again at the two ends of the line, where nothing is to be cut.
  const hidden = ENTERING.map((p, i) => Math.abs(p.x) < 1 && (CLEARANCE[i] ?? clear) < clear);
  return [Math.max(0, hidden.indexOf(true)) / STEPS, Math.max(0, hidden.lastIndexOf(true)) / STEPS];
}

const round = (n: number): string => String(Math.round(n * 100) / 100);

/** The loop as three strands, in the order in which they are walked, as SVG path data. */
export interface Strands {
  /** The line in, up to the crossing. */
  enter: string;
  /** Up the right side, from the crossing to the top. */
  rise: string;
  /** Over the top, down and out: lies on top. */
  leave: string;
}

/**
 * A loop of radius `r` with its centre at `x` on the line `y`. `stroke` is the width it will be drawn with; from 4 px on the strands
 * end in round caps and keep a gap that grows with the stroke (4 px at 4, 9 at 12), below that a 3 px gap between square ends.
 */
export function loop(x: number, y: number, r: number, stroke: number): Strands {
  const bold = stroke >= 4;
  const gap = bold ? 4 + ((stroke - 4) * 5) / 8 : 3;
  const clear = (bold ? stroke + gap : stroke / 2 + gap) / Math.max(r, 0.01);
  const place = (p: Point) => `${round(x + p.x * r)} ${round(y + p.y * r)}`;
  const start = (curve: Cubic) => `M${place(curve[0])}`;
  const draw = ([, b, c, d]: Cubic) => `C${place(b)} ${place(c)} ${place(d)}`;
  const [from, to] = cut(Math.min(clear, 0.9));
  const before = split(ENTER, from)[0];
  const after = split(ENTER, to)[1];
  return {
    enter: start(before) + draw(before),
    rise: start(after) + draw(after) + draw(RISE),
    leave: start(FALL) + draw(FALL) + draw(LEAVE),
  };
}

/** How much of each strand is coloured when `gone` of the time is gone: 30 % is the line in, 20 % the rise, the rest the way out. */
export function shares(gone: number): { enter: number; rise: number; leave: number } {
  const part = (from: number, length: number) => Math.min(1, Math.max(0, (gone - from) / length));
  return { enter: part(0, 0.3), rise: part(0.3, 0.2), leave: part(0.5, 0.5) };
}
