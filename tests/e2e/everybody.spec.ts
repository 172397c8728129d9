import { accessible, expect, fits, test } from "../../ui/e2e";

const PLACES = ["today", "week", "settings", "settings/hours", "settings/places", "settings/quiet", "settings/sees"];

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page is sound for a screen reader and in contrast, ${colorScheme}`, async ({ open, page, host }) => {
    await page.emulateMedia({ colorScheme });
    await host.world({ advance: "12m", typing: "1s" });
    for (const place of PLACES) {
      await open(place);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await accessible(page);
    }
  });

  test(`both cards too, ${colorScheme}`, async ({ open, page, host }) => {
    await page.emulateMedia({ colorScheme });
    await open("corner");
    await host.world({ advance: "1530s", typing: "1s" }, { advance: "6s" });
    await expect(page.getByRole("button", { name: "Start" })).toBeVisible();
    await accessible(page);
    await page.getByRole("button", { name: "Start" }).click();
    await open("card");
    await expect(page.getByRole("timer")).toBeVisible();
    await accessible(page);
    await page.keyboard.press("Escape");
    await accessible(page);
  });
}

test("the kit shows every part in four looks", async ({ open, page }) => {
  await open("kit");
  await expect(page.getByRole("region")).toHaveCount(4);
  await accessible(page);
});

for (const [name, width, size] of [["360 px", 360, "100%"], ["200 % text", 1100, "200%"], ["200 % text in a small window", 640, "200%"]] as const) {
  test(`nothing is cut at ${name}`, async ({ open, page, host }) => {
    await page.setViewportSize({ width, height: 760 });
    await page.addInitScript((size) => {
      document.addEventListener("DOMContentLoaded", () => document.documentElement.style.setProperty("font-size", size));
    }, size);
    await host.world({ advance: "12m", typing: "1s" });
    for (const place of [...PLACES, "card", "corner"]) {
      await open(place);
      await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
      await fits(page);
    }
  });
}

test("the whole of Today by keyboard: bar, buttons, menu, movement", async ({ open, page, host }) => {
  await host.world({ advance: "12m", typing: "1s" });
  await open("today");
  await expect(page.getByRole("button", { name: "Try it" })).toBeVisible();
  const names = ["Today", "Week", "Settings", "Break now", "Pause…", "Try it"];
  for (const name of names) {
    await page.keyboard.press("Tab");
    await expect(page.locator(":focus")).toHaveText(name);
  }
  await page.keyboard.press("Control+2");
  await expect(page).toHaveURL(/#\/week$/);
  await page.keyboard.press("Control+1");
  await expect(page).toHaveURL(/#\/today$/);
});
