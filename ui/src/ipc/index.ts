import type { Link } from "./link";
import { TauriLink } from "./tauri";
import { WebLink } from "./web";

/** The link of this page: the shell's where there is one, else a WebSocket of the page's host. */
export async function connect(): Promise<Link> {
  if (import.meta.env.MODE === "fake") {
    const { FakeLink } = await import("./fake");
    return new FakeLink(new URLSearchParams(location.search));
  }
  return "__TAURI_INTERNALS__" in window ? new TauriLink() : new WebLink(location.host);
}
