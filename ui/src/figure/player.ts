import type { Clip } from "./clip";
import { ends, momentAt } from "./timeline";

/** Between two frames nothing is asked of the screen: a held pose costs nothing. */
const REFRESH_MS = 17;
const SVG = "http://www.w3.org/2000/svg";

/** `fill.skin` -> `f-skin`, `line.ink` -> `l-ink`. */
function classOf(role: string): string {
  return role.replace(/^fill\./, "f-").replace(/^line\./, "l-");
}

/** Draws frames of a clip into one group: a pool of paths that is patched in place, so that a frame changes only what moved. */
export class Painter {
  private readonly pool: SVGPathElement[] = [];
  private readonly shown: { role: number; path: number }[] = [];

  constructor(
    private readonly group: SVGGElement,
    private readonly clip: Clip,
  ) {}

  paint(number: number): void {
    const frame = this.clip.frames[number];
    if (frame === undefined) return;
    const count = frame.length / 2;
    while (this.pool.length < count) {
      const path = document.createElementNS(SVG, "path");
      this.group.append(path);
      this.pool.push(path);
      this.shown.push({ role: -1, path: -1 });
    }
    for (const [i, element] of this.pool.entries()) {
      const shown = this.shown[i];
      if (shown === undefined) continue;
      const role = frame[2 * i] ?? -1;
      const path = frame[2 * i + 1] ?? -1;
      if (role !== shown.role) this.dress(element, role);
      if (path !== shown.path) element.setAttribute("d", this.clip.paths[path] ?? "");
      shown.role = role;
      shown.path = path;
    }
  }

  private dress(element: SVGPathElement, role: number): void {
    const name = this.clip.roles[role] ?? "";
    element.setAttribute("class", classOf(name));
    const width = this.clip.widths[name];
    if (width === undefined) element.style.removeProperty("stroke-width");
    else element.style.setProperty("stroke-width", `calc(${width}px * var(--ink-line))`);
  }
}

/** Plays a clip in its true tempo while it can be seen; stops the clock, not only the drawing, while it cannot. */
export class Player {
  private readonly painter: Painter;
  private readonly stops: number[];
  private readonly watch: IntersectionObserver;
  private request = 0;
  private timer = 0;
  private played = 0;
  private since: number | null = null;
  private frame = -1;
  private onScreen = true;
  private held = false;

  constructor(
    group: SVGGElement,
    private readonly clip: Clip,
  ) {
    this.painter = new Painter(group, clip);
    this.stops = ends(clip);
    this.show(0);
    this.watch = new IntersectionObserver((entries) => {
      this.onScreen = entries.at(-1)?.isIntersecting ?? true;
      this.turn();
    });
    this.watch.observe(group.ownerSVGElement ?? group);
    document.addEventListener("visibilitychange", this.turn);
    this.turn();
  }

  /** Stands still, or goes on from where it stood. */
  hold(still: boolean): void {
    this.held = still;
    this.turn();
  }

  /** Ends it for good. */
  stop(): void {
    this.rest();
    this.watch.disconnect();
    document.removeEventListener("visibilitychange", this.turn);
  }

  private readonly turn = (): void => {
    const run = this.onScreen && !this.held && !document.hidden;
    if (run && this.since === null) {
      this.since = performance.now() - this.played;
      this.request = requestAnimationFrame(this.tick);
    } else if (!run && this.since !== null) {
      this.played = performance.now() - this.since;
      this.since = null;
      this.rest();
    }
  };

  private readonly tick = (time: number): void => {
    if (this.since === null) return;
    const lasts = this.show(Math.max(0, time - this.since));
    if (lasts <= REFRESH_MS) this.request = requestAnimationFrame(this.tick);
    else this.timer = window.setTimeout(() => (this.request = requestAnimationFrame(this.tick)), lasts - REFRESH_MS);
  };

  private rest(): void {
    cancelAnimationFrame(this.request);
    window.clearTimeout(this.timer);
  }

  /** Shows what belongs to this time; returns for how long it stays. */
  private show(time: number): number {
    const { frame, lasts } = momentAt(this.clip, this.stops, time);
    if (frame !== this.frame) this.painter.paint(frame);
    this.frame = frame;
    return lasts;
  }
}
