import type { BreakCounts } from "./generated/BreakCounts";
import type { Card } from "./generated/Card";
import type { Movement } from "./generated/Movement";
import type { Settings } from "./generated/Settings";
import type { Status } from "./generated/Status";
import type { Today } from "./generated/Today";
import type { Week } from "./generated/Week";

/** Views with invented figures, for the kit and for looking at screens without a resident. */

const at = (time: string, day = "2026-06-11") => `${day}T${time}:00+02:00`;

export const squeeze: Movement = {
  id: "scap_squeeze",
  name: "Shoulder-blade squeeze",
  cue: "Draw the blades together, then let go slowly.",
  checks: ["Feet flat, chair wheels locked or still."],
  alt: "A person seen from behind draws the elbows back until the shoulder blades meet, then lets go.",
  place: "Thirty seconds, sitting, nothing to fetch.",
};

const presence: Status["presence"] = {
  idle: { available: true, by: "X11 sync alarms" },
  lock: { available: true, by: "The desktop session (logind)" },
  sleep: { available: true, by: "The system (logind)" },
  dnd: { available: false, by: "This desktop does not say. Pause by hand instead." },
  fullscreen: { available: true, by: "The window list" },
  camera: { available: true, by: "PipeWire" },
  microphone: { available: true, by: "PipeWire" },
  screenshare: { available: true, by: "PipeWire" },
  notifications: { available: true, by: "dunst 1.9, with buttons" },
  tray: { available: false, by: "No tray here. Start Unknot again to open its window." },
};

const accruingStatus: Status = {
  running: true,
  stage: "accruing",
  next: { kind: "micro", at: at("10:25") },
  held: null,
  paused_until: null,
  session: { due: false, done: false },
  presence,
  use_minutes: 12,
  then: { kind: "move", at: at("10:55") },
};

export const accruing: Today = {
  now: at("10:12"),
  status: accruingStatus,
  thread: {
    from: at("09:00"),
    to: at("12:00"),
    spans: [
      { from: at("09:00"), to: at("09:42"), kind: "use", reason: null },
      { from: at("09:42"), to: at("09:55"), kind: "held", reason: "camera" },
      { from: at("09:55"), to: at("10:12"), kind: "use", reason: null },
    ],
    marks: [
      { at: at("09:25"), kind: "micro", outcome: "done" },
      { at: at("09:58"), kind: "move", outcome: "done" },
    ],
    ahead: [
      { kind: "micro", at: at("10:25") },
      { kind: "move", at: at("10:55") },
    ],
    accrued_from: at("10:00"),
  },
  suggestion: squeeze,
  hours_from: null,
  taken_today: 2,
};

export const held: Today = {
  ...accruing,
  now: at("10:40"),
  status: { ...accruingStatus, stage: "held", held: "camera", use_minutes: 40 },
  thread: {
    ...accruing.thread,
    spans: [
      { from: at("09:00"), to: at("09:42"), kind: "use", reason: null },
      { from: at("09:42"), to: at("09:55"), kind: "held", reason: "camera" },
      { from: at("09:55"), to: at("10:18"), kind: "use", reason: null },
      { from: at("10:18"), to: null, kind: "held", reason: "camera" },
    ],
    ahead: [{ kind: "micro", at: at("10:25") }],
  },
};

export const due: Today = {
  ...accruing,
  now: at("10:26"),
  status: { ...accruingStatus, stage: "due", use_minutes: 25 },
  thread: { ...accruing.thread, spans: [{ from: at("09:00"), to: null, kind: "use", reason: null }] },
};

export const paused: Today = {
  ...accruing,
  status: { ...accruingStatus, stage: "paused", held: "paused", paused_until: at("11:30") },
  thread: { ...accruing.thread, ahead: [] },
};

export const outside: Today = {
  ...accruing,
  now: at("18:30"),
  status: { ...accruingStatus, held: "hours", next: { kind: "micro", at: null }, then: null },
  thread: { from: at("16:00"), to: at("19:00"), spans: [{ from: at("16:00"), to: at("18:10"), kind: "use", reason: null }], marks: [], ahead: [], accrued_from: null },
  hours_from: at("09:00", "2026-06-12"),
};

export const off: Today = {
  ...accruing,
  status: { ...accruingStatus, stage: "off", next: null, then: null },
  thread: { ...accruing.thread, spans: [], marks: [], ahead: [], accrued_from: null },
  suggestion: null,
};

export const taking: Card = {
  stage: "taking",
  kind: "micro",
  movement: squeeze,
  length_ms: 30_000,
  remaining_ms: 12_000,
  outcome: null,
};

const none: BreakCounts = { offered: 0, taken: 0, partly: 0, skipped: 0, snoozed: 0, expired: 0, natural: 0, held: {} };

const counts = (offered: number, taken: number, natural = 2, partly = 0): BreakCounts => ({
  ...none,
  offered,
  taken,
  partly,
  skipped: Math.floor((offered - taken - partly) / 2),
  expired: Math.ceil((offered - taken - partly) / 2),
  natural,
});

const WEEK_OF: [number, number][][] = [
  [[8, 4], [8, 5], [7, 4], [8, 6], [8, 3]],
  [[8, 5], [8, 6], [8, 6], [8, 5], [8, 4]],
  [[8, 6], [8, 7], [8, 5], [6, 4], [8, 5]],
  [[8, 7], [8, 5], [8, 6], [8, 7], [7, 3]],
  [[8, 8], [8, 6], [8, 7], [8, 5], [8, 6]],
  [[8, 6], [8, 6], [8, 7], [8, 5]],
];

/** Week `index` of the six that end with the present one (5). */
export function weekOf(index: number, name: string): Week {
  const monday = Date.UTC(2026, 4, 4) + index * 7 * 86_400_000;
  const days = Array.from({ length: 7 }, (_, i) => {
    const [offered, taken] = WEEK_OF[index]?.[i] ?? [0, 0];
    return {
      date: new Date(monday + i * 86_400_000).toISOString().slice(0, 10),
      breaks: offered === 0 ? none : counts(offered, taken, 2 + (i % 2), offered - taken > 1 ? 1 : 0),
    };
  });
  const sum = (key: Exclude<keyof BreakCounts, "held">) => days.reduce((total, day) => total + day.breaks[key], 0);
  return {
    week: name,
    sessions: { planned: 0, done: 0 },
    sets: { prescribed: 0, done: 0 },
    breaks: {
      offered: sum("offered"),
      taken: sum("taken"),
      partly: sum("partly"),
      skipped: sum("skipped"),
      snoozed: 3,
      expired: sum("expired"),
      natural: sum("natural"),
      held: sum("offered") === 0 ? {} : { camera: 6, fullscreen: 3 },
    },
    pain: { daily_median: {}, weekly_median: null, verdict: null, slope_per_week: null, entries: 0 },
    relief: { median: null, n: 0 },
    longest_sitting_minutes: sum("offered") === 0 ? null : 92,
    changes: [],
    days,
  };
}

const values: Settings["values"] = {
  language: "system",
  "breaks.enabled": true,
  "breaks.micro_every": "25m",
  "breaks.micro_length": "30s",
  "breaks.move_every": "55m",
  "breaks.move_length": "3m",
  "breaks.per_hour": 3,
  "breaks.per_day": 18,
  "breaks.delivery": "notification",
  "breaks.places": ["desk", "standing"],
  "breaks.hold_for": ["camera", "microphone", "screenshare", "fullscreen", "dnd"],
  "breaks.sound": false,
  "breaks.private": false,
  "hours.days": ["mon", "tue", "wed", "thu", "fri"],
  "hours.from": "08:00",
  "hours.to": "18:00",
};

export const settings: Settings = {
  values,
  defaults: values,
  problems: [
    { message: "settings.toml:12: micro_every: \"25 min\" is no duration; write \"25m\"", replaced: true },
  ],
  presence,
  path: "~/.local/share/unknot/settings.toml",
};
