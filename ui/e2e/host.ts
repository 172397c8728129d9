import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

// Playwright is started in ui/, by its script in package.json.
const ROOT = resolve("..");
const DIST = resolve("dist");

interface Built {
  reason: string;
  executable?: string | null;
  target?: { name: string };
}

/** Builds the host program once: the real engine behind a WebSocket, on a clock that the test moves. `UNKNOT_HOST` names a built one. */
export default function build(): void {
  if (!existsSync(`${DIST}/index.html`)) throw new Error("ui/dist is empty: run `npm run build` first.");
  if (process.env["UNKNOT_HOST"] !== undefined) return;
  const told = execFileSync("cargo", ["build", "-q", "-p", "unknot-tests", "--bin", "host", "--message-format=json"], {
    cwd: ROOT,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const built = told
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Built)
    .find(({ reason, executable, target }) => reason === "compiler-artifact" && target?.name === "host" && executable);
  if (!built?.executable) throw new Error("cargo built no program `host`.");
  process.env["UNKNOT_HOST"] = built.executable;
}

/** What can happen in the world, in the order in which it is told. */
export type Happening =
  | { advance: string; typing?: string }
  | { signal: string; on: boolean }
  | { lock: boolean }
  | { restart: true }
  | { die: true };

/** A host of one's own: an empty record and a clock that stands still until it is moved. */
export class Host {
  private constructor(
    private readonly program: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<Host> {
    const program = spawn(process.env["UNKNOT_HOST"] ?? "", ["--dist", DIST, "--port", "0"], { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
    for await (const line of createInterface({ input: program.stdout })) {
      const found = /listening on (http:\S+)/.exec(line);
      if (found?.[1] !== undefined) {
        program.stdout.resume();
        return new Host(program, found[1]);
      }
    }
    throw new Error("The host ended without listening.");
  }

  /** Lets things happen, one after the other. */
  async world(...happenings: Happening[]): Promise<void> {
    const body = happenings.map((happening) => JSON.stringify(happening)).join("\n");
    const answer = await fetch(`${this.url}/world`, { method: "POST", body });
    if (!answer.ok) throw new Error(`The world did not move: ${await answer.text()}`);
  }

  stop(): void {
    this.program.kill();
  }
}
