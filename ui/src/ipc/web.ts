import { unpackClip, type Clip } from "../figure/clip";
import type { Event } from "./generated/Event";
import { Hub } from "./hub";
import { asFault, LinkFault, VERSION, type Link, type Method, type Params, type Views } from "./link";

const RETRY_MS = 1000;

interface Waiting {
  done: (view: unknown) => void;
  failed: (fault: LinkFault) => void;
}

interface Message {
  id?: number | null;
  method?: string;
  result?: unknown;
  error?: { code?: unknown; message?: string; data?: unknown };
}

/** The link over a WebSocket of the page's own host: the same messages as on the resident's socket, in a plain browser. */
export class WebLink implements Link {
  private readonly events = new Hub<Event>();
  private readonly gone = new Hub<void>();
  private readonly back = new Hub<void>();
  private readonly waiting = new Map<number, Waiting>();
  /** Through for the first time, or known to be out of reach. */
  private readonly settled: Promise<void>;
  private settle: () => void = () => undefined;
  private socket: WebSocket | null = null;
  private number = 0;
  private lost = false;

  constructor(private readonly host: string) {
    this.settled = new Promise((settle) => {
      this.settle = settle;
    });
    this.open();
  }

  async call<M extends Method>(method: M, params: Params<M>): Promise<Views[M]> {
    await this.settled;
    return (await this.send(this.socket, method, params)) as Views[M];
  }

  async clip(movement: string): Promise<Clip | null> {
    try {
      const answer = await fetch(`/clip/${encodeURIComponent(movement)}`);
      return answer.ok ? await unpackClip(await answer.arrayBuffer()) : null;
    } catch {
      return null;
    }
  }

  async restart(): Promise<void> {
    await this.call("status", null);
  }

  onEvent = (hear: (event: Event) => void) => this.events.on(hear);
  onGone = (hear: () => void) => this.gone.on(hear);
  onBack = (hear: () => void) => this.back.on(hear);

  private send(socket: WebSocket | null, method: string, params: unknown): Promise<unknown> {
    if (socket?.readyState !== WebSocket.OPEN) return Promise.reject(new LinkFault("no_resident", "Nothing answers."));
    this.number += 1;
    const id = this.number;
    return new Promise((done, failed) => {
      this.waiting.set(id, { done, failed });
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, method, ...(params === null ? {} : { params }) }));
    });
  }

  /** Tries until it is through, again whenever it is lost; says once that the resident is gone and once that it is back. */
  private open(): void {
    const socket = new WebSocket(`ws://${this.host}/link`);
    socket.addEventListener("message", (message) => this.hear(String(message.data)));
    socket.addEventListener("open", () => {
      const greeting = this.send(socket, "hello", { version: VERSION, role: "window" });
      greeting.then(
        () => this.through(socket),
        () => socket.close(),
      );
    });
    socket.addEventListener("close", () => {
      this.drop();
      window.setTimeout(() => this.open(), RETRY_MS);
    });
  }

  private through(socket: WebSocket): void {
    this.socket = socket;
    this.settle();
    if (this.lost) this.back.say();
    this.lost = false;
  }

  private drop(): void {
    this.socket = null;
    for (const { failed } of this.waiting.values()) failed(new LinkFault("no_resident", "The resident went away."));
    this.waiting.clear();
    if (!this.lost) this.gone.say();
    this.lost = true;
    this.settle();
  }

  private hear(text: string): void {
    const message = JSON.parse(text) as Message;
    if (typeof message.id !== "number") {
      if (message.method !== undefined) this.events.say(message as unknown as Event);
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.error === undefined) waiting?.done(message.result ?? null);
    else waiting?.failed(asFault(message.error.data ?? message.error));
  }
}
