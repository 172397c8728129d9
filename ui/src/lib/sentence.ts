import type { Reason } from "../ipc/generated/Reason";
import type { Today } from "../ipc/generated/Today";
import { t } from "./text";
import { clock, daysBetween, ms, weekday } from "./time";

/** What the first button of Today does. */
export type Act = "break" | "card" | "switch_on";

/** The head of Today: one sentence that could be read aloud, the line below it, and what can be done. */
export interface Sentence {
  title: string;
  lead: string;
  act: Act;
  /** Words on the first button. */
  actLabel: string;
  /** It is due: the first button is the main one. */
  main: boolean;
  /** The second button ends a pause instead of starting one. */
  paused: boolean;
}

const BREAK = { act: "break", actLabel: t("break-now"), main: false, paused: false } as const;
const ANYWAY = { ...BREAK, actLabel: t("break-anyway") } as const;

/** The sentence of Today, by stage. */
export function sentence(today: Today): Sentence {
  const { status } = today;
  switch (status.stage) {
    case "off":
      return {
        title: t("off"),
        lead: t("lead-off"),
        act: "switch_on",
        actLabel: t("switch-on"),
        main: true,
        paused: false,
      };
    case "paused":
      return { ...ANYWAY, ...quiet(today), paused: true };
    case "taking":
      return { ...BREAK, title: t("taking"), lead: t("lead-taking"), act: "card", actLabel: t("show-card"), main: true };
    case "offered":
      return { ...BREAK, title: t("due"), lead: t("lead-offered"), main: true };
    case "due":
      return { ...BREAK, title: t("due"), lead: t("lead-due"), main: true };
    case "held":
      return held(today, status.held);
    case "accruing":
      return status.held === "hours" || status.held === "cap" ? held(today, status.held) : accruing(today);
  }
}

function quiet(today: Today): Pick<Sentence, "title" | "lead"> {
  const until = today.status.paused_until;
  const lead = t("lead-paused");
  if (until === null) return { title: t("held-title", { reason: "paused" }), lead };
  const id = daysBetween(today.now, until) === 0 ? "paused-until" : "paused-until-tomorrow";
  return { title: t(id, { time: clock(until) }), lead };
}

function held(today: Today, reason: Reason | null): Sentence {
  if (reason === "hours") return { ...ANYWAY, ...outside(today) };
  if (reason === "cap") return { ...ANYWAY, title: t("cap"), lead: t("lead-cap", { taken: today.taken_today }) };
  const args = { reason: reason ?? "other" };
  const at = today.status.next?.at ?? null;
  const since = at !== null && ms(at) <= ms(today.now) ? `${t("ready-since", { time: clock(at) })} ` : "";
  return { ...ANYWAY, title: t("held-title", args), lead: since + t("held-lead", args) };
}

function outside(today: Today): Pick<Sentence, "title" | "lead"> {
  const from = today.hours_from;
  if (from === null) return { title: t("hours-none"), lead: t("lead-hours-none") };
  const days = daysBetween(today.now, from);
  const args = { time: clock(from), day: weekday(from) };
  const id = days === 0 ? "hours-today" : days === 1 ? "hours-tomorrow" : "hours-on";
  return { title: t(id, args), lead: t("lead-hours") };
}

function accruing(today: Today): Sentence {
  const { status } = today;
  const at = status.next?.at ?? null;
  if (at === null) return { ...BREAK, title: t("back-soon"), lead: t("lead-back-soon") };
  const lines = [t("lead-use", { minutes: status.use_minutes })];
  if (status.held !== null && status.held !== "away") {
    lines.push(t("would-wait", { reason: status.held }));
  } else if (status.then !== null && status.then.at !== null) {
    lines.push(t(status.then.kind === "move" ? "lead-then-longer" : "lead-then-short", { time: clock(status.then.at) }));
  }
  return { ...BREAK, title: t("next-break", { time: clock(at) }), lead: lines.join(" ") };
}
