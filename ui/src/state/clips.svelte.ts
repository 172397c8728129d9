import type { Clip } from "../figure/clip";
import type { Resident } from "./resident.svelte";

/** A picture that is not there may still be being drawn: it is asked for again for a while, and its words stand meanwhile. */
const AGAIN_MS = 4000;
const PATIENCE_MS = 2000;
const TRIES = 12;

/** The moving picture of the movement that is on the page. */
export class Picture {
  /** undefined: being read; null: there is none. */
  clip = $state.raw<Clip | null | undefined>(undefined);
  private shown: string | null = null;

  constructor(private readonly resident: Resident) {}

  /** Reads the picture of this movement, unless it is on the page already. */
  async show(movement: string | null): Promise<void> {
    if (movement === this.shown) return;
    this.shown = movement;
    this.clip = movement === null ? null : undefined;
    if (movement === null) return;
    window.setTimeout(() => {
      if (this.shown === movement) this.clip ??= null;
    }, PATIENCE_MS);
    for (let turn = 0; turn < TRIES && this.shown === movement; turn += 1) {
      const clip = await this.resident.clip(movement);
      if (this.shown !== movement) return;
      this.clip = clip;
      if (clip !== null) return;
      await new Promise((again) => window.setTimeout(again, AGAIN_MS));
    }
  }
}
