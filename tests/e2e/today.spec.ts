import { expect, test } from "../../ui/e2e";

const title = "main h1";
const thread = "main ul";

test("a morning: counting, due, offered, and quiet when asked", async ({ open, page, host }) => {
  await open("today");
  await expect(page.locator(title)).toHaveText("Counting starts with your next key");

  await host.world({ advance: "12m", typing: "1s" });
  await expect(page.locator(title)).toHaveText(/^Next break at \d{1,2}:\d{2}$/);
  await expect(page.getByText(/^1[12] minutes at the desk since you last moved\. A longer one at \d{1,2}:\d{2}\.$/)).toBeVisible();
  await expect(page.locator(thread)).toContainText(/minutes at the desk since the last break\./);
  await expect(page.locator(thread)).toContainText(/Short break at .*Longer break at /);

  await host.world({ advance: "810s", typing: "1s" });
  await expect(page.locator(title)).toHaveText("Your break is ready");
  await expect(page.getByText("You look busy. I will wait for a gap.")).toBeVisible();

  await host.world({ advance: "6s" });
  await expect(page.getByText("It is waiting for your answer.")).toBeVisible();
});

test("in a call it waits, says so, and comes when the call is over", async ({ open, page, host }) => {
  await host.world({ advance: "20m", typing: "1s" }, { signal: "camera", on: true }, { advance: "8m" });
  await open("today");
  await expect(page.locator(title)).toHaveText("You are in a call. I will wait.");
  await expect(page.getByText(/^Your break has been ready since \d{1,2}:\d{2}\. Time in a call counts/)).toBeVisible();
  await expect(page.getByRole("button", { name: "Break anyway" })).toBeVisible();
  await expect(page.locator(thread)).toContainText("Held since");
  await expect(page.locator(thread)).toContainText("Next break when it ends.");

  await host.world({ signal: "camera", on: false }, { advance: "1s" });
  await expect(page.locator(title)).toHaveText("Your break is ready");
  await expect(page.locator(thread)).toContainText(/Held from .* to .*: call\./);
});

test("a pause by keyboard, and back again", async ({ open, page, host }) => {
  await host.world({ advance: "5m", typing: "1s" });
  await open("today");
  await page.getByRole("button", { name: "Pause…" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "30 minutes" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator(title)).toHaveText(/^Quiet until \d{1,2}:\d{2}$/);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(page.locator(title)).toHaveText(/^Next break at/);
});

test("a pause until a time of day asks again when the time is none", async ({ open, page, host }) => {
  await host.world({ advance: "5m", typing: "1s" });
  await open("today");
  await page.getByRole("button", { name: "Pause…" }).click();
  await page.getByRole("menuitem", { name: "Until…" }).click();
  const field = page.getByRole("textbox", { name: "Time" });
  await expect(field).toBeFocused();
  await field.fill("noon");
  await page.keyboard.press("Enter");
  await expect(page.getByText("noon is no time of day. Write it like 14:00.")).toBeVisible();
  await field.fill("23:30");
  await page.keyboard.press("Enter");
  await expect(page.locator(title)).toHaveText("Quiet until 23:30");
});

test("a movement to try has its picture and starts a break", async ({ open, page, host }) => {
  await host.world({ advance: "5m", typing: "1s" });
  await open("today");
  await expect(page.getByRole("heading", { name: "One to try" })).toBeVisible();
  await page.getByRole("button", { name: "Try it" }).click();
  await expect(page.locator(title)).toHaveText("Your break is running");
  await expect(page.getByRole("button", { name: "Show the card" })).toBeVisible();
});
