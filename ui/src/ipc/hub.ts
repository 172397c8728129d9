import type { Off } from "./link";

/** Listeners of one kind of news. */
export class Hub<T> {
  private readonly ears = new Set<(news: T) => void>();

  on(hear: (news: T) => void): Off {
    this.ears.add(hear);
    return () => this.ears.delete(hear);
  }

  say(news: T): void {
    for (const hear of [...this.ears]) hear(news);
  }
}
