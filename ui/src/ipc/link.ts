import type { Clip } from "../figure/clip";
import type { Call } from "./generated/Call";
import type { Card } from "./generated/Card";
import type { Code } from "./generated/Code";
import type { Event } from "./generated/Event";
import type { Hello } from "./generated/Hello";
import type { ClipPlace } from "./generated/ClipPlace";
import type { Settings } from "./generated/Settings";
import type { Status } from "./generated/Status";
import type { Surface } from "./generated/Surface";
import type { Today } from "./generated/Today";
import type { Week } from "./generated/Week";

/** Version of the protocol that this page speaks. */
export const VERSION = 1;

/** Name of a call. */
export type Method = Call["method"];

/** Parameters of a call; `null` for one without any. */
export type Params<M extends Method> = Extract<Call, { method: M }> extends { params: infer P } ? P : null;

/** What each call answers with. */
export interface Views {
  hello: Hello;
  status: Status;
  today: Today;
  card: Card | null;
  week: Week;
  settings: Settings;
  set_setting: Settings;
  pause: Status;
  resume: Status;
  break: Status;
  answer: Status;
  show: null;
  what_to_show: Surface[];
  painted: null;
  clip: ClipPlace;
  quit: null;
}

/** An error that crossed the link: the code picks the words, the message is the other side's sentence. */
export class LinkFault extends Error {
  constructor(
    readonly code: Code,
    message: string,
  ) {
    super(message);
    this.name = "LinkFault";
  }
}

/** Whatever was thrown, as a fault. */
export function asFault(thrown: unknown): LinkFault {
  if (thrown instanceof LinkFault) return thrown;
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    return new LinkFault(thrown.code as Code, String(thrown.message));
  }
  return new LinkFault("internal", thrown instanceof Error ? thrown.message : String(thrown));
}

/** Ends a subscription. */
export type Off = () => void;

/** The way to the resident, whatever carries it. */
export interface Link {
  call<M extends Method>(method: M, params: Params<M>): Promise<Views[M]>;
  onEvent(hear: (event: Event) => void): Off;
  /** The moving picture of a movement; null where there is none. */
  clip(movement: string): Promise<Clip | null>;
  /** The resident cannot be reached. */
  onGone(hear: () => void): Off;
  /** It can be reached again. */
  onBack(hear: () => void): Off;
  /** Starts it again where that can be done from here; else tries to reach it. */
  restart(): Promise<void>;
}
