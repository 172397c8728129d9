import { gzipSync } from "node:zlib";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import { fixtureClip } from "../src/figure/fixture/clip";
import { Host } from "./host";

export { expect };
export type { Page };

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** A test with a host of its own: the built page, the real engine, a clock that only the test moves. */
export const test = base.extend<{ host: Host; open: (place: string) => Promise<void> }>({
  // Playwright reads the wanted fixtures from this pattern.
  // eslint-disable-next-line no-empty-pattern
  host: async ({}, use) => {
    const host = await Host.start();
    await use(host);
    host.stop();
  },
  open: async ({ host, page }, use) => {
    // As strict as in the window: nothing from elsewhere, nothing inline.
    await page.route(`${host.url}/`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": POLICY } });
    });
    // Drawing a real clip takes longer than a test should; the test that is about the picture asks for it.
    await page.route("**/clip/*", (route) => route.fulfill({ body: gzipSync(JSON.stringify(fixtureClip())) }));
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && /content security policy/i.test(message.text())) wrong.push(message.text());
    });
    await use(async (place) => {
      await page.goto(`${host.url}/#/${place}`);
    });
    expect(wrong, "errors of the page").toEqual([]);
  },
});

/** What axe finds wrong with the page. */
export async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

/** Nothing sticks out of the window sideways. */
export async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
}
