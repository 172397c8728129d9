import { MediaQuery } from "svelte/reactivity";

/** One column: VISUAL "At 360 px". */
export const narrow = new MediaQuery("max-width: 719.98px");
/** The person asked the system for less motion. */
export const stillness = new MediaQuery("prefers-reduced-motion: reduce");
