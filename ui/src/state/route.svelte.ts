/** The pages of the window, by the hash of its address. */
export const PAGES = ["today", "week", "settings", "card", "corner", "kit"] as const;
export type Page = (typeof PAGES)[number];

function read(): { page: Page; part: string } {
  const [name = "", part = ""] = location.hash.replace(/^#\/?/, "").split("/");
  return { page: PAGES.find((page) => page === name) ?? "today", part };
}

class Route {
  private place = $state(read());

  constructor() {
    window.addEventListener("hashchange", () => {
      this.place = read();
    });
  }

  get page(): Page {
    return this.place.page;
  }

  /** What stands behind the page's name: the section of Settings. */
  get part(): string {
    return this.place.part;
  }

  go(page: Page): void {
    location.hash = `#/${page}`;
  }
}

/** Where the person is. */
export const route = new Route();
