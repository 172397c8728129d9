import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { unpackClip, type Clip } from "../figure/clip";
import type { Event } from "./generated/Event";
import { Hub } from "./hub";
import { asFault, type Link, type Method, type Params, type Views } from "./link";

/** The link as the window's shell carries it. */
export class TauriLink implements Link {
  private readonly events = new Hub<Event>();
  private readonly gone = new Hub<void>();
  private readonly back = new Hub<void>();
  private readonly ready: Promise<unknown>;

  constructor() {
    this.ready = Promise.all([
      listen<Event>("unknot", ({ payload }) => this.events.say(payload)),
      listen("gone", () => this.gone.say()),
      listen("back", () => this.back.say()),
    ]);
  }

  async call<M extends Method>(method: M, params: Params<M>): Promise<Views[M]> {
    // Nothing may happen between what a call tells and the first event heard.
    await this.ready;
    const request = params === null ? { method } : { method, params };
    try {
      return await invoke<Views[M]>("call", { request });
    } catch (thrown) {
      const fault = asFault(thrown);
      if (fault.code === "no_resident") this.gone.say();
      throw fault;
    }
  }

  async clip(movement: string): Promise<Clip | null> {
    try {
      return await unpackClip(await invoke<ArrayBuffer>("clip", { movement }));
    } catch {
      return null;
    }
  }

  async restart(): Promise<void> {
    try {
      await invoke("restart_resident");
    } catch (thrown) {
      throw asFault(thrown);
    }
  }

  onEvent = (hear: (event: Event) => void) => this.events.on(hear);
  onGone = (hear: () => void) => this.gone.on(hear);
  onBack = (hear: () => void) => this.back.on(hear);
}
