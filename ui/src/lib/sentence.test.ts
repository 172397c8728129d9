import { describe, expect, it } from "vitest";
import * as samples from "../ipc/samples";
import { sentence } from "./sentence";

const said = (today: typeof samples.accruing) => {
  const { title, lead } = sentence(today);
  return [title, lead];
};

describe("the sentence of Today", () => {
  it("says when the next break comes while use accrues", () => {
    expect(said(samples.accruing)).toEqual([
      "Next break at 10:25",
      "12 minutes at the desk since you last moved. A longer one at 10:55.",
    ]);
    expect(sentence(samples.accruing)).toMatchObject({ act: "break", actLabel: "Break now", main: false });
  });

  it("makes Break now the main button once a break is due", () => {
    expect(said(samples.due)[0]).toBe("Your break is ready");
    expect(sentence(samples.due).main).toBe(true);
  });

  it("says the reason first while it waits", () => {
    expect(said(samples.held)).toEqual([
      "You are in a call. I will wait.",
      "Your break has been ready since 10:25. Time in a call counts as time at the desk.",
    ]);
    expect(sentence(samples.held).actLabel).toBe("Break anyway");
  });

  it("says until when it is quiet", () => {
    expect(said(samples.paused)[0]).toBe("Quiet until 11:30");
    const { status } = samples.paused;
    const tomorrow = { ...samples.paused, status: { ...status, paused_until: "2026-06-12T04:00:00+02:00" } };
    expect(said(tomorrow)[0]).toBe("Quiet until 4:00 tomorrow");
  });

  it("says goodbye outside working hours", () => {
    expect(said(samples.outside)[0]).toBe("See you tomorrow at 9:00");
    expect(said({ ...samples.outside, hours_from: "2026-06-15T09:00:00+02:00" })[0]).toBe("See you on Monday at 9:00");
    expect(said({ ...samples.outside, hours_from: null })[0]).toBe("No working days are set");
  });

  it("says that it is enough when a limit is reached", () => {
    const { status } = samples.accruing;
    expect(said({ ...samples.accruing, status: { ...status, stage: "held", held: "cap" } })[0]).toBe("Enough breaks for now");
  });

  it("offers to switch breaks on again", () => {
    expect(sentence(samples.off)).toMatchObject({ act: "switch_on", main: true });
  });

  it("does not name a time while nobody is there", () => {
    const { status } = samples.accruing;
    const away = { ...samples.accruing, status: { ...status, held: "away" as const, next: { kind: "micro" as const, at: null } } };
    expect(said(away)[0]).toBe("Counting starts with your next key");
  });

  it("has words for every reason to wait", () => {
    const reasons = ["asleep", "locked", "safety", "session", "camera", "microphone", "screenshare", "fullscreen", "dnd", "app", "away"] as const;
    const titles = reasons.map((held) => said({ ...samples.held, status: { ...samples.held.status, held } })[0]);
    expect(titles).not.toContain("I will wait.");
  });
});
