import { describe, expect, it } from "vitest";
import { taking } from "../../ipc/samples";
import { ended } from "./ended";

describe("the end of a break", () => {
  const over = (outcome: "done" | "partly" | "skipped") => ({ ...taking, stage: "ended" as const, outcome });

  it("is Done by the clock, and by the person's own word although the record says in part", () => {
    expect(ended(over("done"), null)).toMatchObject({ title: "Done", lead: "It is in your week.", opens: true });
    expect(ended(over("partly"), "done")).toMatchObject({ title: "Done", lead: "What you did is in your week.", opens: true });
  });

  it("is Stopped by Enough, and the loop stays", () => {
    expect(ended(over("partly"), "stop")).toMatchObject({ title: "Stopped", opens: false });
    expect(ended(over("skipped"), "stop")).toMatchObject({ title: "Fine", opens: false });
  });

  it("says that what hurt rests, however soon it was stopped", () => {
    for (const outcome of ["partly", "skipped"] as const) {
      expect(ended(over(outcome), "stop_hurt").lead).toBe("This movement rests for 14 days.");
    }
  });
});
