import { getContext, setContext } from "svelte";
import type { Resident } from "./resident.svelte";

const KEY = Symbol("resident");

/** Gives the pages below their resident. */
export function provide(resident: Resident): void {
  setContext(KEY, resident);
}

/** The resident of this page. */
export function theResident(): Resident {
  return getContext<Resident>(KEY);
}
