import { expect, test } from "../../ui/e2e";

test("an empty record is drawn as what it is", async ({ open, page }) => {
  await open("week");
  await expect(page.getByText("Nothing recorded this week")).toBeVisible();
  await page.getByRole("button", { name: "See Today" }).click();
  await expect(page).toHaveURL(/#\/today$/);
});

test("counts, columns and the table say the same, and the arrow keys go through the weeks", async ({ open, page, host }) => {
  await open("corner");
  await host.world({ advance: "1530s", typing: "1s" }, { advance: "6s" });
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("button", { name: "Done" })).toBeVisible();
  await host.world({ advance: "31s" });

  await open("week");
  await expect(page.getByText("1 of 1 break")).toBeVisible();
  const row = page.getByRole("row").filter({ has: page.locator("td", { hasText: "1" }) });
  await expect(row).toHaveCount(1);
  await expect(page.locator("rect.taken")).toHaveCount(1);

  const present = (await page.getByRole("heading", { level: 1 }).textContent()) ?? "";
  await page.keyboard.press("ArrowLeft");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText(present);
  await expect(page.getByText("0 of 0 breaks")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(present);
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(present);
});
