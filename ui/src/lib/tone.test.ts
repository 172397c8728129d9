import { describe, expect, it } from "vitest";
import { notes } from "./tone";

describe("the tone of a break", () => {
  it("rises when it begins and falls when it ends", () => {
    const rises = (begins: boolean) => {
      const [first, second] = notes(begins);
      return (first?.pitch ?? 0) < (second?.pitch ?? 0);
    };
    expect(rises(true)).toBe(true);
    expect(rises(false)).toBe(false);
  });
});
