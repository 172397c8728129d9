import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import { t } from "./text";

const SOURCES = new URL("..", import.meta.url).pathname;

function read(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(svelte|ts)$/.test(entry.name) && !entry.name.endsWith(".test.ts"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}

describe("the message file", () => {
  const ftl = readFileSync(join(SOURCES, "locales/en.ftl"), "utf8");
  const messages = new FluentResource(ftl).body.map(({ id }) => id);
  const code = read(SOURCES);

  it("is read whole: no message is dropped for a slip in its syntax", () => {
    const written = ftl.match(/^[a-z][\w-]* =/gm) ?? [];
    expect(messages).toHaveLength(written.length);
    expect(new Set(messages).size).toBe(messages.length);
  });

  it("has every message that the page asks for by name", () => {
    const asked = [...code.matchAll(/\bt\("([a-z][\w-]*)"/g)].map(([, id]) => id);
    expect(asked.filter((id) => !messages.includes(id ?? ""))).toEqual([]);
  });

  it("has no message that nothing asks for", () => {
    // Names built at run time (`day-${name}`) are found by what stands before the gap.
    const stems = [...code.matchAll(/`([a-z][\w-]*-|)\$\{[^}]*\}([\w-]*)`/g)].map(([, before = "", after = ""]) => ({ before, after }));
    const named = (id: string) =>
      code.includes(`"${id}"`) ||
      ftl.includes(`{ ${id} }`) ||
      stems.some(({ before, after }) => before + after !== "" && id.startsWith(before) && id.endsWith(after) && id.length > before.length + after.length);
    expect(messages.filter((id) => !named(id))).toEqual([]);
  });

  it("forms plurals", () => {
    expect(t("lead-use", { minutes: 0 })).toBe("You have just moved.");
    expect(t("lead-use", { minutes: 1 })).toBe("One minute at the desk since you last moved.");
    expect(t("week-breaks", { offered: 1 })).toBe("of 1 break");
    expect(t("week-held", { reason: "camera", count: 6 })).toBe("6 calls");
    expect(t("week-day-read", { day: "Monday", taken: 4, offered: 8, natural: 0 })).toBe("Monday: 4 of 8 taken.");
    expect(t("week-day-read", { day: "Monday", taken: 4, offered: 8, natural: 2 })).toBe("Monday: 4 of 8 taken, 2 natural besides.");
  });
});
