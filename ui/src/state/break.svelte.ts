import type { Answer } from "../ipc/generated/Answer";
import type { Card } from "../ipc/generated/Card";
import type { Settings } from "../ipc/generated/Settings";
import { asFault, type LinkFault } from "../ipc/link";
import { leftInWords, saidAt } from "../lib/countdown";
import { t } from "../lib/text";
import { tone } from "../lib/tone";
import { Picture } from "./clips.svelte";
import { Reading } from "./reading.svelte";
import type { Resident } from "./resident.svelte";

const SECOND = 1000;

/** The break that is offered, taken or has just ended, with its picture and its clock. */
export class Break {
  readonly reading: Reading<Card | null>;
  readonly picture: Picture;
  /** Seconds left, by this page's own clock between two messages. */
  left = $state(0);
  /** What a screen reader is told of the clock. */
  said = $state("");
  /** An answer that did not go through. */
  refused = $state.raw<LinkFault | null>(null);
  /** The last answer given on this card. */
  last = $state<Answer["what"] | null>(null);
  private readonly settings: Reading<Settings>;
  private ends = 0;
  private sounded: Card["stage"] | undefined;
  private timer: number | undefined;

  constructor(private readonly resident: Resident) {
    this.reading = new Reading(() => resident.call("card", null));
    this.picture = new Picture(resident);
    this.settings = new Reading(() => resident.call("settings", null));
  }

  get card(): Card | null | undefined {
    return this.reading.value;
  }

  /** An offer whose name and picture are kept back until Start. Until it is known that they may be shown, they are not. */
  get secret(): boolean {
    return this.card?.stage === "offered" && this.settings.value?.values["breaks.private"] !== false;
  }

  /** Whether the name may be shown is known, or cannot be. */
  get settled(): boolean {
    return this.card?.stage !== "offered" || this.settings.value !== undefined || this.settings.fault !== null;
  }

  /** All that the card shows is known: what there is to take, whether it may be named, and its picture. */
  get complete(): boolean {
    const card = this.card;
    if (card === undefined || card === null || !this.settled) return false;
    return this.secret || this.picture.clip !== undefined;
  }

  /** Reads the card and follows what happens to it; returns what ends that. */
  follow(): () => void {
    const load = () => void this.reading.load().then(() => this.took());
    load();
    void this.settings.load().then(() => this.card && this.sound(this.card));
    const offs = [
      this.resident.onBack(load),
      this.resident.onEvent((event) => {
        if (event.method !== "card") return;
        // The ended card stays until its window closes.
        if (event.params.card === null && this.card?.stage === "ended") return;
        this.reading.put(event.params.card);
        this.took();
      }),
    ];
    return () => {
      window.clearTimeout(this.timer);
      for (const off of offs) off();
    };
  }

  async answer(answer: Answer): Promise<void> {
    this.last = answer.what;
    try {
      await this.resident.call("answer", { answer });
      this.refused = null;
    } catch (thrown) {
      this.refused = asFault(thrown);
      if (this.refused.code === "not_now") await this.reading.load();
    }
  }

  private took(): void {
    window.clearTimeout(this.timer);
    const card = this.card;
    if (card === undefined || card === null) return;
    void this.picture.show(card.movement.id);
    this.sound(card);
    if (card.stage === "ended") {
      // What was left when it ended stays on the clock.
      this.said = t("timer-end");
      return;
    }
    this.left = Math.ceil(card.remaining_ms / SECOND);
    if (card.stage === "offered") return;
    if (this.said === "") this.said = t("timer-start", { name: card.movement.name, left: leftInWords(this.left) });
    this.ends = performance.now() + card.remaining_ms;
    this.step(card);
  }

  /** A tone where a break begins and where it ends, for whoever asked for it. */
  private sound(card: Card): void {
    const settings = this.settings.value;
    if (settings === undefined || card.stage === this.sounded) return;
    const before = this.sounded;
    this.sounded = card.stage;
    if (settings.values["breaks.sound"] !== true) return;
    if (card.stage === "taking") void tone(true);
    else if (card.stage === "ended" && before === "taking") void tone(false);
  }

  /** Steps once a second, when the second is over. */
  private step(card: Card): void {
    const remaining = Math.max(0, this.ends - performance.now());
    const left = Math.ceil(remaining / SECOND);
    if (left !== this.left) this.say(card, left);
    this.left = left;
    if (left === 0 || this.resident.gone) return;
    this.timer = window.setTimeout(() => this.step(card), remaining - (left - 1) * SECOND + 1);
  }

  private say(card: Card, left: number): void {
    const { half, last } = saidAt(card.length_ms / SECOND);
    if (left === half) this.said = t("timer-half", { left: leftInWords(left) });
    else if (left === last) this.said = leftInWords(left);
  }
}
