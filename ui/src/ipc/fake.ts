import { unpackClip, type Clip } from "../figure/clip";
import { fixtureClip } from "../figure/fixture/clip";
import type { Event } from "./generated/Event";
import type { SettingValue } from "./generated/SettingValue";
import { Hub } from "./hub";
import { LinkFault, type Link, type Method, type Params, type Views } from "./link";
import * as samples from "./samples";

const TODAYS = {
  accruing: samples.accruing,
  held: samples.held,
  due: samples.due,
  paused: samples.paused,
  outside: samples.outside,
  off: samples.off,
} as const;

/**
 * A link that answers with invented views, for looking at screens without a resident. Built in only by `vite build --mode fake`;
 * the page's query picks the state: `?today=held`, `?card=offered`, `?clip=none`, `?trouble=gone|slow|fault`, `?week=empty`.
 */
export class FakeLink implements Link {
  private readonly events = new Hub<Event>();
  private readonly gone = new Hub<void>();
  private readonly back = new Hub<void>();
  private settings = samples.settings;
  private card = { ...samples.taking };

  constructor(private readonly query: URLSearchParams) {
    const stage = query.get("card");
    if (stage === "offered") this.card.stage = "offered";
    if (stage === "long") Object.assign(this.card, { kind: "move", length_ms: 180_000, remaining_ms: 140_000 });
    if (stage === "ended") Object.assign(this.card, { stage: "ended", remaining_ms: 0, outcome: "done" });
    if (query.get("trouble") === "gone") window.setTimeout(() => this.gone.say(), 300);
  }

  async call<M extends Method>(method: M, params: Params<M>): Promise<Views[M]> {
    const trouble = this.query.get("trouble");
    if (trouble === "fault") throw new LinkFault("storage", "The disk is full.");
    if (trouble === "slow") await new Promise(() => undefined);
    return this.answer(method, params) as Views[M];
  }

  private answer(method: Method, params: unknown): unknown {
    const today = TODAYS[(this.query.get("today") ?? "accruing") as keyof typeof TODAYS];
    switch (method) {
      case "today":
        return today;
      case "card":
        return this.query.get("card") === "none" ? null : this.card;
      case "week": {
        const { week } = params as { week: string | null };
        const number = week === null ? 24 : Number(week.slice(6));
        return samples.weekOf(this.query.get("week") === "empty" ? 9 : number - 19, `2026-W${number}`);
      }
      case "settings":
        return this.settings;
      case "set_setting": {
        const { key, value } = params as { key: string; value: SettingValue };
        this.settings = { ...this.settings, values: { ...this.settings.values, [key]: value } };
        return this.settings;
      }
      case "answer":
        this.react(params as Params<"answer">);
        return today.status;
      case "hello":
      case "status":
      case "pause":
      case "resume":
      case "break":
      case "show":
      case "what_to_show":
      case "painted":
      case "clip":
      case "quit":
        return today.status;
    }
  }

  private react({ answer }: Params<"answer">): void {
    if (answer.what === "start") this.card = { ...this.card, stage: "taking", remaining_ms: this.card.length_ms };
    else if (answer.what === "done") this.card = { ...this.card, stage: "ended", outcome: "done" };
    else if (answer.what === "stop" || answer.what === "stop_hurt") this.card = { ...this.card, stage: "ended", outcome: "partly" };
    this.events.say({ method: "card", params: { card: this.card } });
  }

  /** `?clip=scap_squeeze` is read from the folder `clips` beside the page; without it a stand-in is shown. */
  async clip(): Promise<Clip | null> {
    const name = this.query.get("clip");
    if (name === null) return fixtureClip();
    const answer = await fetch(`clips/${name}`);
    return answer.ok ? unpackClip(await answer.arrayBuffer()) : null;
  }

  restart(): Promise<void> {
    this.back.say();
    return Promise.resolve();
  }

  onEvent = (hear: (event: Event) => void) => this.events.on(hear);
  onGone = (hear: () => void) => this.gone.on(hear);
  onBack = (hear: () => void) => this.back.on(hear);
}
