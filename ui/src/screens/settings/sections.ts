/** The sections of Settings, in the order of their words on the left. */
export const SECTIONS = ["breaks", "hours", "places", "quiet", "sees"] as const;
export type Section = (typeof SECTIONS)[number];

/** The section of this name; the first without one. */
export function sectionOf(part: string): Section {
  return SECTIONS.find((section) => section === part) ?? "breaks";
}
