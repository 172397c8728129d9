import { expect, test } from "../../ui/e2e";

test("the resident goes: the page says so, is read-only, and takes up again when it is back", async ({ open, page, host }) => {
  await host.world({ advance: "5m", typing: "1s" });
  await open("today");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Next break at/);
  await host.world({ die: true });
  await expect(page.getByRole("heading", { name: "Unknot is not running" })).toBeVisible();
  await expect(page.getByText("No breaks are being counted. Your record is safe.")).toBeVisible();
  await expect(page.locator("[inert]")).toHaveCount(1);
  await host.world({ restart: true });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^Next break at/);
  await expect(page.locator("[inert]")).toHaveCount(0);
});

test("the resident goes in mid-break: the clock stands and nothing is lost from the page", async ({ open, page, host }) => {
  await open("card");
  await host.world({ advance: "1530s", typing: "1s" }, { advance: "6s" });
  await page.getByRole("button", { name: "Start" }).click();
  await expect(page.getByRole("button", { name: "Done" })).toBeVisible();
  await host.world({ die: true });
  await expect(page.getByRole("heading", { name: "Unknot is not running" })).toBeVisible();
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(page.getByRole("button", { name: "Start it again" })).toBeVisible();
});

test("a page whose answer takes long says what it reads, not at once", async ({ open, page }) => {
  await page.addInitScript(() => {
    const send = WebSocket.prototype.send;
    WebSocket.prototype.send = function (data) {
      if (!String(data).includes('"today"')) send.call(this, data);
    };
  });
  await open("today");
  await expect(page.getByRole("link", { name: "Week" })).toBeVisible();
  await expect(page.getByText("Reading your day")).toBeVisible();
});

test("a movement without a picture shows what it would show, calmly", async ({ open, page, host }) => {
  await page.route("**/clip/*", (route) => route.fulfill({ status: 404, body: "" }));
  await host.world({ advance: "5m", typing: "1s" });
  await open("today");
  await expect(page.locator("p.alt")).toBeVisible();
});
