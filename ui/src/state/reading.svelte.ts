import { asFault, type LinkFault } from "../ipc/link";

/** Nothing is said of a wait shorter than this. */
const QUIET_MS = 400;

/** Something that is read from the resident: what was read last, whether it takes long, what went wrong. */
export class Reading<T> {
  value = $state.raw<T | undefined>(undefined);
  fault = $state.raw<LinkFault | null>(null);
  slow = $state(false);
  private turn = 0;

  constructor(private readonly read: () => Promise<T>) {}

  /** Reads it again. An answer that a later question has overtaken is dropped. */
  async load(): Promise<void> {
    this.turn += 1;
    const turn = this.turn;
    const timer = window.setTimeout(() => {
      this.slow = true;
    }, QUIET_MS);
    try {
      const value = await this.read();
      if (turn === this.turn) this.put(value);
    } catch (thrown) {
      const fault = asFault(thrown);
      // That nobody answers is the page's own state, not an error of what was asked.
      if (turn === this.turn && fault.code !== "no_resident") this.fault = fault;
    } finally {
      window.clearTimeout(timer);
      if (turn === this.turn) this.slow = false;
    }
  }

  /** Takes what an answer or an event brought. */
  put(value: T): void {
    this.value = value;
    this.fault = null;
  }
}
