import type { Clip } from "../figure/clip";
import type { Resident } from "./resident.svelte";

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
    const clip = await this.resident.clip(movement);
    if (this.shown === movement) this.clip = clip;
  }
}
