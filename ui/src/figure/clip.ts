/** A moving picture of one movement, as the resident hands it out: paths that all frames share, and what to show for how long. */
export interface Clip {
  format: 1;
  id: string;
  /** Width and height of the drawing. */
  size: [number, number];
  /** Height of the floor's far edge in the drawing; at or below the drawing's foot where no floor is seen. */
  floor: number;
  /** `fill.skin`, `line.ink`: colours are the page's. */
  roles: string[];
  /** Stroke widths of line roles. */
  widths: Record<string, number>;
  /** SVG path data. */
  paths: string[];
  /** Each frame in paint order: role, path, role, path, … */
  frames: number[][];
  /** Frame and milliseconds, played for ever. */
  loop: [number, number][];
  /** Frames of the key poses. */
  keys: number[];
  phases: Phase[];
  /** What the picture shows, in words. */
  alt: string;
}

/** A named part of the tempo. */
export interface Phase {
  word: string;
  from_ms: number;
  to_ms: number;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const isText = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value);
const isList = <T>(value: unknown, of: (item: unknown) => item is T): value is T[] => Array.isArray(value) && value.every(of);
const isNumbers = (value: unknown): value is number[] => isList(value, isNumber);

function isPhase(value: unknown): value is Phase {
  return isRecord(value) && isText(value["word"]) && isNumber(value["from_ms"]) && isNumber(value["to_ms"]);
}

/** Reads a clip; throws a sentence that names what is wrong with it. */
export function readClip(value: unknown): Clip {
  if (!isRecord(value)) throw new Error("A clip is an object.");
  const { format, id, size, floor, roles, widths, paths, frames, loop, keys, phases, alt } = value;
  if (format !== 1) throw new Error(`A clip of format ${String(format)} is not known here; 1 is.`);
  if (!isText(id) || !isText(alt)) throw new Error("A clip has an id and a text alternative.");
  if (!isNumbers(size) || size.length !== 2 || !isNumber(floor)) throw new Error(`Clip ${id}: size and floor are numbers.`);
  if (!isList(roles, isText) || !isList(paths, isText)) throw new Error(`Clip ${id}: roles and paths are lists of texts.`);
  if (!isList(frames, isNumbers) || !isList(loop, isNumbers) || !isNumbers(keys)) {
    throw new Error(`Clip ${id}: frames, loop and keys are lists of numbers.`);
  }
  if (!isList(phases ?? [], isPhase)) throw new Error(`Clip ${id}: a phase has a word, from_ms and to_ms.`);
  for (const [number, frame] of frames.entries()) {
    const fits = frame.length % 2 === 0 && frame.every((n, i) => n >= 0 && n < (i % 2 === 0 ? roles.length : paths.length));
    if (!fits) throw new Error(`Clip ${id}: frame ${number} names a role or path that is not there.`);
  }
  const played = loop.every(([frame = -1, length = 0]) => frame >= 0 && frame < frames.length && length > 0);
  if (loop.length === 0 || !played) throw new Error(`Clip ${id}: the loop names a frame that is not there, or shows one for no time.`);
  return {
    format: 1,
    id,
    size: [size[0] ?? 0, size[1] ?? 0],
    floor,
    roles,
    widths: isRecord(widths) ? Object.fromEntries(Object.entries(widths).filter((pair): pair is [string, number] => isNumber(pair[1]))) : {},
    paths,
    frames,
    loop: loop.map(([frame = 0, length = 1]) => [frame, length]),
    keys: keys.filter((frame) => frame >= 0 && frame < frames.length),
    phases: isList(phases ?? [], isPhase) ? ((phases ?? []) as Phase[]) : [],
    alt,
  };
}

/** Reads a gzip'd clip as it comes over the wire. */
export async function unpackClip(bytes: ArrayBuffer): Promise<Clip> {
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return readClip(await new Response(plain).json());
}
