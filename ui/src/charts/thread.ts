import type { Kind } from "../ipc/generated/Kind";
import type { Outcome } from "../ipc/generated/Outcome";
import type { Reason } from "../ipc/generated/Reason";
import type { Today } from "../ipc/generated/Today";
import { clockAt, ms, offsetOf } from "../lib/time";
import { loop, REACH, TOP, type Strands } from "./loop";

const MINUTE = 60_000;
const HALF_HOUR = 30 * MINUTE;
/** Where the line lies below the top of the drawing, in px. */
export const LINE_Y = 92;
/** The labels of the half hours lie this far below the line. */
export const LABEL_DROP = 38;
/** A stretch shorter than this has no word of its own on the drawing, in px. */
const LEAST_NAMED = 12;
/** Height of the drawing. */
export const HEIGHT = 140;

const LOOP_R: Record<Kind, number> = { micro: 17, move: 25 };
const DOT_R: Record<Kind, number> = { micro: 7, move: 11 };

/** A stretch of the line. */
export interface Stretch {
  x1: number;
  x2: number;
  kind: "use" | "held" | "held-now" | "accrued" | "ahead";
}

/** A word on the line; `strong` ones say what is now or to come. */
export interface Word {
  x: number;
  y: number;
  strong: boolean;
  say: { id: "minutes"; minutes: number } | { id: "held" | "held-now"; reason: Reason } | { id: "away" } | { id: "time"; time: string } | { id: "when-it-ends" };
}

/** A break taken. */
export interface Dot {
  x: number;
  r: number;
  outcome: Outcome;
}

/** Everything that is drawn, in pixels. */
export interface Drawing {
  stretches: Stretch[];
  words: Word[];
  dots: Dot[];
  loops: Strands[];
  labels: { x: number; text: string; anchor: "start" | "middle" | "end" }[];
}

/** The window of time that is shown. */
export interface Window {
  from: number;
  to: number;
}

/** Three hours, or where it is narrow 90 minutes of them round now. */
export function windowOf(today: Today, narrow: boolean): Window {
  const from = ms(today.thread.from);
  const to = ms(today.thread.to);
  if (!narrow || to - from <= 90 * MINUTE) return { from, to };
  const start = Math.min(Math.max(from, ms(today.now) - 34 * MINUTE), to - 90 * MINUTE);
  return { from: start, to: start + 90 * MINUTE };
}

/** How the thread is laid out in a given width. */
export function layoutThread(today: Today, width: number, narrow: boolean): Drawing {
  const window = windowOf(today, narrow);
  const offset = offsetOf(today.now);
  const now = ms(today.now);
  const x = (time: number) => ((time - window.from) / (window.to - window.from)) * width;
  const inside = (time: number) => Math.min(window.to, Math.max(window.from, time));
  const drawing: Drawing = { stretches: [], words: [], dots: [], loops: [], labels: [] };

  const accrued = today.thread.accrued_from === null ? null : ms(today.thread.accrued_from);
  behind(today, drawing, { x, inside, now, accrued });
  for (const mark of today.thread.marks) {
    const time = ms(mark.at);
    if (time < window.from || time > window.to || (mark.outcome !== "done" && mark.outcome !== "partly")) continue;
    drawing.dots.push({ x: x(time), r: DOT_R[mark.kind], outcome: mark.outcome });
  }
  ahead(today, drawing, { x, now, width, window, offset, most: narrow ? 1 : 2 });
  labels(drawing, { x, window, offset, width, narrow });
  drawing.words = apart(drawing.words, width);
  return drawing;
}

interface Scale {
  x: (time: number) => number;
  now: number;
}

function behind(
  today: Today,
  drawing: Drawing,
  { x, inside, now, accrued }: Scale & { inside: (time: number) => number; accrued: number | null },
): void {
  for (const span of today.thread.spans) {
    const from = inside(ms(span.from));
    const to = inside(span.to === null ? now : ms(span.to));
    if (to <= from) continue;
    const middle = (x(from) + x(to)) / 2;
    const wide = x(to) - x(from) >= LEAST_NAMED;
    if (span.kind === "away") {
      if (wide) drawing.words.push({ x: middle, y: LINE_Y - 16, strong: false, say: { id: "away" } });
    } else if (span.kind === "held") {
      const current = span.to === null;
      drawing.stretches.push({ x1: x(from), x2: x(to), kind: current ? "held-now" : "held" });
      if (span.reason !== null && (wide || current)) {
        const id = current ? "held-now" : "held";
        drawing.words.push({ x: middle, y: LINE_Y - 16, strong: current, say: { id, reason: span.reason } });
      }
    } else {
      thick(drawing, { x, from, to, accrued });
    }
  }
  const thickest = drawing.stretches.filter(({ kind }) => kind === "accrued");
  const [first, last] = [thickest[0], thickest.at(-1)];
  const minutes = accruedMinutes(today);
  if (first === undefined || last === undefined || minutes === 0) return;
  drawing.words.push({ x: (first.x1 + last.x2) / 2, y: LINE_Y - 18, strong: true, say: { id: "minutes", minutes } });
}

/** Whole minutes of use since the last break: the length of what is drawn thick. */
export function accruedMinutes(today: Today): number {
  const { accrued_from: from, spans } = today.thread;
  if (from === null) return 0;
  const use = spans
    .filter(({ kind }) => kind === "use")
    .reduce((sum, span) => sum + Math.max(0, ms(span.to ?? today.now) - Math.max(ms(span.from), ms(from))), 0);
  return Math.floor(use / MINUTE);
}

/** A stretch of use: thin up to the last break, thick from there on. */
function thick(
  drawing: Drawing,
  { x, from, to, accrued }: { x: (time: number) => number; from: number; to: number; accrued: number | null },
): void {
  const border = Math.min(to, Math.max(from, accrued ?? to));
  if (border > from) drawing.stretches.push({ x1: x(from), x2: x(border), kind: "use" });
  if (to > border) drawing.stretches.push({ x1: x(border), x2: x(to), kind: "accrued" });
}

function ahead(
  today: Today,
  drawing: Drawing,
  { x, now, width, window, offset, most }: Scale & { width: number; window: Window; offset: number; most: number },
): void {
  const holding = today.status.stage === "held";
  // Nothing known of the day yet: a bare thread.
  let start = today.thread.spans.length === 0 ? 0 : Math.max(0, x(now)) + (holding ? 20 : 0);
  let taken = 0;
  for (const next of today.thread.ahead) {
    if (taken === most || next.at === null) continue;
    const r = LOOP_R[next.kind];
    const time = ms(next.at);
    // A break that waits has no time: its loop stands just ahead.
    const centre = Math.max(x(time), start + REACH * r + (taken === 0 && !holding ? 0 : 4));
    if (time > window.to || centre + REACH * r > width) break;
    drawing.stretches.push({ x1: start, x2: centre - REACH * r, kind: "ahead" });
    drawing.loops.push(loop(centre, LINE_Y, r, 2));
    const waits = holding && taken === 0;
    drawing.words.push({
      x: centre,
      y: LINE_Y - TOP * r - 14,
      strong: true,
      say: waits ? { id: "when-it-ends" } : { id: "time", time: clockAt(Math.max(time, now), offset) },
    });
    start = centre + REACH * r;
    taken += 1;
  }
  drawing.stretches.push({ x1: start, x2: width, kind: "ahead" });
}

function labels(
  drawing: Drawing,
  { x, window, offset, width, narrow }: { x: (time: number) => number; window: Window; offset: number; width: number; narrow: boolean },
): void {
  if (narrow) return;
  const first = Math.ceil((window.from + offset) / HALF_HOUR) * HALF_HOUR - offset;
  for (let time = first; time <= window.to; time += HALF_HOUR) {
    const at = x(time);
    const anchor = at < 20 ? "start" : at > width - 20 ? "end" : "middle";
    drawing.labels.push({ x: at, text: clockAt(time, offset), anchor });
  }
}

/** Drops the weaker of two words that would run into each other. What is said in words only is in the list for screen readers. */
function apart(words: Word[], width: number): Word[] {
  const reach = 34;
  const kept: Word[] = [];
  for (const word of [...words].sort((a, b) => Number(b.strong) - Number(a.strong))) {
    const clash = kept.some((other) => Math.abs(other.x - word.x) < 2 * reach && Math.abs(other.y - word.y) < 16);
    if (clash) continue;
    kept.push({ ...word, x: Math.min(width - reach, Math.max(reach, word.x)) });
  }
  return kept;
}
