import { tick } from "svelte";
import type { Surface } from "../ipc/generated/Surface";
import type { Resident } from "./resident.svelte";

/** Tells the resident that a page stands complete: after the second animation frame nothing of it is still to be painted. */
export async function painted(resident: Resident, surface: Surface): Promise<void> {
  await tick();
  requestAnimationFrame(() => {
    requestAnimationFrame(() => {
      void resident.call("painted", { surface }).catch(() => undefined);
    });
  });
}
