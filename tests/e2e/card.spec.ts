import { expect, test, type Page } from "../../ui/e2e";
import type { Host } from "../../ui/e2e/host";

/** Types until a short break is due and lets it be offered. */
async function offered(host: Host): Promise<void> {
  await host.world({ advance: "1530s", typing: "1s" }, { advance: "6s" });
}

/** The card in mid-break. */
async function taking(host: Host, page: Page): Promise<void> {
  await offered(host);
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("button", { name: "Done" })).toBeVisible();
}

test("an offer in the corner, one click, and the card counts", async ({ open, page, host }) => {
  await open("corner");
  await offered(host);
  await expect(page.getByText("Thirty seconds, at your next gap.")).toBeVisible();
  await expect(page.getByRole("button", { name: "In 5 min" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Skip" })).toBeVisible();
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("timer", { name: "Time left" })).toHaveText(/^\s*(30|2\d)$/);
  await expect(page.getByRole("status").filter({ hasText: /seconds left\.$/ })).toHaveCount(1);
});

test("a break that runs to its end is done and counts in the week", async ({ open, page, host }) => {
  await open("card");
  await taking(host, page);
  await host.world({ advance: "31s" });
  await expect(page.getByRole("heading", { name: "Done" })).toBeVisible();
  await expect(page.getByText("It is in your week.")).toBeVisible();
  await open("week");
  await expect(page.getByText("1 of 1 break")).toBeVisible();
});

test("Enter is Done", async ({ open, page, host }) => {
  await open("card");
  await taking(host, page);
  await host.world({ advance: "12s" });
  await page.getByRole("main").press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Done");
});

test("Escape asks why, and goes back when it was a slip", async ({ open, page, host }) => {
  await open("card");
  await taking(host, page);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Enough" })).toBeFocused();
  await expect(page.getByRole("button", { name: "That hurt or felt wrong" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Stop" })).toBeFocused();
  await expect(page.getByRole("timer")).toBeVisible();
});

test("what hurt rests for 14 days", async ({ open, page, host }) => {
  await open("card");
  await taking(host, page);
  const name = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await host.world({ advance: "8s" });
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("button", { name: "That hurt or felt wrong" }).click();
  await expect(page.getByText("This movement rests for 14 days.")).toBeVisible();
  await open("today");
  await expect(page.getByRole("heading", { name: "One to try" })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(name);
});

test("S brings another movement", async ({ open, page, host }) => {
  await open("card");
  await taking(host, page);
  const before = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await page.keyboard.press("s");
  await expect(page.getByRole("button", { name: "Not here" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(before);
  await expect(page.getByRole("timer")).toBeVisible();
});

test("put off and offered again, then skipped", async ({ open, page, host }) => {
  await open("corner");
  await offered(host);
  await page.getByRole("button", { name: "In 5 min" }).click();
  await expect(page.getByRole("button", { name: "Start" })).toHaveCount(0);
  await host.world({ advance: "5m", typing: "1s" }, { advance: "6s" });
  await page.getByRole("button", { name: "Skip" }).click();
  await expect(page.getByRole("button", { name: "Start" })).toHaveCount(0);
  await open("week");
  await expect(page.getByRole("row", { name: /Day Taken Offered/ })).toBeVisible();
  await expect(page.getByText("0 of 1 break")).toBeVisible();
});

test("private notifications keep the name back until Start", async ({ open, page, host }) => {
  await open("settings/places");
  await page.getByRole("switch", { name: "Private notifications" }).click();
  await expect(page.getByRole("switch", { name: "Private notifications" })).toBeChecked();
  await open("corner");
  await offered(host);
  await expect(page.getByRole("heading", { name: "A short break" })).toBeVisible();
  await expect(page.getByRole("img")).toHaveCount(0);
});

test("the picture moves, and stands as numbered poses where less motion is asked for", async ({ open, page, host }) => {
  await open("card");
  await taking(host, page);
  const figure = page.locator("svg.figure g").first();
  await expect(figure.locator("path").first()).toBeAttached();
  const before = await figure.innerHTML();
  await expect.poll(() => figure.innerHTML()).not.toBe(before);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await expect(page.locator("svg.figure")).not.toHaveCount(1);
  await expect(page.getByText("1", { exact: true })).toBeVisible();
});
