import type { Clip } from "./clip";

/** A rectangle of the drawing. */
export interface Extent {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Room left round a figure that is shown alone. */
const MARGIN = 10;

/**
 * What of the drawing its key poses fill, so that a figure shown small can fill its place. Only the ends and handles of the path
 * data are read: a curve never leaves the hull of its handles.
 */
export function extent(clip: Clip): Extent {
  const frames = clip.keys.length > 0 ? clip.keys : [0];
  const used = new Set(frames.flatMap((frame) => (clip.frames[frame] ?? []).filter((_, i) => i % 2 === 1)));
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const path of used) {
    for (const [x, y] of points(clip.paths[path] ?? "")) {
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const [width, height] = clip.size;
  if (left > right) return { x: 0, y: 0, width, height };
  const x = Math.max(0, left - MARGIN);
  const y = Math.max(0, top - MARGIN);
  return { x, y, width: Math.min(width, right + MARGIN) - x, height: Math.min(height, bottom + MARGIN) - y };
}

/** The points of path data in absolute commands. */
function points(path: string): [number, number][] {
  const found: [number, number][] = [];
  let [x, y] = [0, 0];
  for (const [, command = "", rest = ""] of path.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    const relative = command === command.toLowerCase();
    const axis = command.toUpperCase();
    const size = axis === "H" || axis === "V" ? 1 : axis === "C" ? 6 : axis === "S" || axis === "Q" ? 4 : 2;
    for (let i = 0; i + size <= numbers.length; i += size) {
      const [fromX, fromY] = relative ? [x, y] : [0, 0];
      if (axis === "H") x = fromX + (numbers[i] ?? 0);
      else if (axis === "V") y = fromY + (numbers[i] ?? 0);
      else {
        for (let k = i; k < i + size; k += 2) {
          x = fromX + (numbers[k] ?? 0);
          y = fromY + (numbers[k + 1] ?? 0);
          found.push([x, y]);
        }
        continue;
      }
      found.push([x, y]);
    }
  }
  return found;
}
