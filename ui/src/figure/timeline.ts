import type { Clip } from "./clip";

/** When each entry of a clip's loop ends, in milliseconds from its start. */
export function ends(clip: Clip): number[] {
  let total = 0;
  return clip.loop.map(([, length]) => {
    total += length;
    return total;
  });
}

/** Length of the whole loop in milliseconds. */
export function length(clip: Clip): number {
  return clip.loop.reduce((sum, [, ms]) => sum + ms, 0);
}

/** What to show at one moment, and for how many milliseconds more. */
export interface Moment {
  frame: number;
  lasts: number;
}

/** What to show `time` milliseconds after the start, for ever. */
export function momentAt(clip: Clip, stops: readonly number[], time: number): Moment {
  const total = stops.at(-1) ?? 0;
  const place = total === 0 ? 0 : ((time % total) + total) % total;
  let low = 0;
  let high = stops.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stops[middle] ?? 0) > place) high = middle;
    else low = middle + 1;
  }
  return { frame: clip.loop[low]?.[0] ?? 0, lasts: (stops[low] ?? 0) - place };
}
