import type { Event } from "../ipc/generated/Event";
import { asFault, type Link, type LinkFault, type Method, type Off, type Params, type Views } from "../ipc/link";
import type { Clip } from "../figure/clip";

/** The resident as the pages see it: the link, and whether anybody is at its other end. */
export class Resident {
  /** Nobody keeps time. What is on the page is the last that was known. */
  gone = $state(false);

  constructor(private readonly link: Link) {
    link.onGone(() => {
      this.gone = true;
    });
    link.onBack(() => {
      this.gone = false;
    });
    link.onEvent((event) => {
      if (event.method === "bye") this.gone = true;
    });
  }

  call<M extends Method>(method: M, params: Params<M>): Promise<Views[M]> {
    return this.link.call(method, params);
  }

  clip(movement: string): Promise<Clip | null> {
    return this.link.clip(movement);
  }

  onEvent(hear: (event: Event) => void): Off {
    return this.link.onEvent(hear);
  }

  onBack(hear: () => void): Off {
    return this.link.onBack(hear);
  }

  async restart(): Promise<LinkFault | null> {
    try {
      await this.link.restart();
      return null;
    } catch (thrown) {
      return asFault(thrown);
    }
  }
}
