import { expect, test } from "../../ui/e2e";

test("a change acts at once and is still there after a reload", async ({ open, page, host }) => {
  await host.world({ advance: "5m", typing: "1s" });
  await open("settings");
  const every = page.getByRole("spinbutton", { name: "Short break after" });
  await expect(every).toHaveText("25 min");
  await every.focus();
  await page.keyboard.press("ArrowDown");
  await expect(every).toHaveText("20 min");
  await page.reload();
  await expect(every).toHaveText("20 min");

  await host.world({ advance: "930s", typing: "1s" });
  await open("today");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your break is ready");
});

test("the steps keep to the advised range", async ({ open, page }) => {
  await open("settings");
  const every = page.getByRole("spinbutton", { name: "Short break after" });
  await every.focus();
  await page.keyboard.press("End");
  await expect(every).toHaveText("45 min");
  await page.keyboard.press("ArrowUp");
  await expect(every).toHaveText("45 min");
});

test("hours: days by toggle, times by hand, nonsense is said to be nonsense", async ({ open, page }) => {
  await open("settings/hours");
  await page.getByRole("button", { name: "Saturday" }).click();
  await expect(page.getByRole("button", { name: "Saturday" })).toHaveAttribute("aria-pressed", "true");
  const from = page.getByRole("textbox", { name: "From" });
  await from.fill("25:00");
  await from.press("Enter");
  await expect(page.getByRole("alert")).toHaveText("Write a time like 8:30.");
  await from.fill("830");
  await from.press("Enter");
  await expect(from).toHaveValue("08:30");
  await page.reload();
  await expect(from).toHaveValue("08:30");
  await expect(page.getByRole("button", { name: "Saturday" })).toHaveAttribute("aria-pressed", "true");
});

test("what Unknot can see here is a list that can be asked for again", async ({ open, page }) => {
  await open("settings/sees");
  await expect(page.getByRole("heading", { name: "What Unknot can see here" })).toBeVisible();
  await page.getByRole("button", { name: "Check again" }).click();
  await expect(page.getByText("It reads signals, not content, and nothing leaves this machine.")).toBeVisible();
});

test("breaks off is said on Today, and Today switches them on again", async ({ open, page }) => {
  await open("settings");
  await page.getByRole("switch", { name: "Breaks" }).click();
  await expect(page.getByRole("switch", { name: "Breaks" })).not.toBeChecked();
  await page.getByRole("link", { name: "Today" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Breaks are switched off");
  await page.getByRole("button", { name: "Switch on" }).click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Breaks are switched off");
});
