/** The four looks of VISUAL 2. */
export type Theme = "light" | "dark" | "contrast-light" | "contrast-dark";

const DARK = "(prefers-color-scheme: dark)";
const CONTRAST = "(prefers-contrast: more)";

/** The look the system asks for. */
export function themeOf(dark: boolean, contrast: boolean): Theme {
  if (contrast) return dark ? "contrast-dark" : "contrast-light";
  return dark ? "dark" : "light";
}

/** Keeps the root in the look the system asks for, now and when it changes. */
export function followSystem(root: HTMLElement): void {
  const dark = window.matchMedia(DARK);
  const contrast = window.matchMedia(CONTRAST);
  const apply = () => {
    root.dataset["theme"] = themeOf(dark.matches, contrast.matches);
  };
  dark.addEventListener("change", apply);
  contrast.addEventListener("change", apply);
  apply();
}
