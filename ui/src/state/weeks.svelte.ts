import { weeksLater } from "../charts/week";
import type { BreakCounts } from "../ipc/generated/BreakCounts";
import type { Week } from "../ipc/generated/Week";
import { Reading } from "./reading.svelte";
import type { Resident } from "./resident.svelte";

/** How many weeks the chart has room for. */
const ROOM = 6;

/** The week that is shown among those around it. */
export interface WeeksView {
  shown: Week;
  /** In order, the shown one among them. */
  around: Week[];
  /** Name of the present week. */
  present: string;
  /** Today's date, as the resident sees it. */
  today: string;
  /** The first day of these weeks of which anything is known. */
  since: string;
}

/** Whether a day has left anything in the record. */
function happened({ offered, natural, snoozed, held }: BreakCounts): boolean {
  return offered + natural + snoozed > 0 || Object.keys(held).length > 0;
}

/** The weekly review, from week to week. */
export class Weeks {
  readonly reading: Reading<WeeksView>;
  /** The week asked for; the present one without it. */
  private week: string | null = null;

  constructor(private readonly resident: Resident) {
    this.reading = new Reading(() => this.read());
  }

  /** To the week so many weeks later, never beyond the present one. */
  async go(by: number): Promise<void> {
    const view = this.reading.value;
    if (view === undefined) return;
    const wanted = weeksLater(this.week ?? view.present, by);
    this.week = wanted >= view.present ? null : wanted;
    await this.reading.load();
  }

  private async read(): Promise<WeeksView> {
    const ask = (week: string | null) => this.resident.call("week", { week });
    const [present, { now }] = await Promise.all([ask(null), this.resident.call("today", null)]);
    const name = this.week ?? present.week;
    const end = name > weeksLater(present.week, -ROOM) ? present.week : name;
    const names = Array.from({ length: ROOM }, (_, i) => weeksLater(end, i + 1 - ROOM));
    const around = await Promise.all(names.map((week) => (week === present.week ? present : ask(week))));
    const shown = around.find(({ week }) => week === name) ?? present;
    const today = now.slice(0, 10);
    const since = around.flatMap(({ days }) => days).find(({ breaks }) => happened(breaks))?.date ?? today;
    return { shown, around, present: present.week, today, since };
  }
}
