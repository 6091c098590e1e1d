import { expect, type Page } from '@playwright/test';
import { SCREENS } from './screens.js';

/** The screen of addresses that lead nowhere. */
const NOWHERE = '*';
/** Screens that somebody has loaded by their address. Empty again where a failed test made the runner start anew. */
const loaded = new Set<string>();

/** One person's way through a partnership: what was opened, and where its links led. */
export class Visits {
  readonly #page: Page;
  readonly #home: string;
  /** by address inside the partnership: the addresses that it links to */
  readonly #links = new Map<string, string[]>();
  readonly #opened = new Map<string, string[]>();

  /** `home` is the partnership's address: '/p/kirklees'. */
  constructor(page: Page, home: string) {
    this.#page = page;
    this.#home = home;
  }

  /** Opens an address of a screen and waits until it is there. */
  async open(address: string, screen: string): Promise<void> {
    await this.#go(address, screen);
    this.#opened.set(screen, [...(this.#opened.get(screen) ?? []), address]);
  }

  /**
   * Addresses of a screen whose address holds an id: the first that each of its lists leads to, or only that of
   * the first list that leads there at all.
   */
  async entrances(screen: string, from: 'every list' | 'one list'): Promise<string[]> {
    const lists = SCREENS[screen]?.from ?? [];
    if (lists.length === 0) return [];
    const wanted = new RegExp(`^${screen.replaceAll('/', '\\/').replace(/:\w+/g, '[0-9a-f-]{36}')}(\\?|$)`);
    const found = new Set<string>();
    for (const list of lists) {
      const pages = list in SCREENS && list.includes(':') ? (this.#opened.get(list) ?? []) : [list];
      const links: string[] = [];
      for (const page of pages) {
        if (!this.#links.has(page)) await this.#go(page);
        links.push(...(this.#links.get(page) ?? []));
      }
      const first = links.find((link) => wanted.test(link));
      if (first !== undefined) found.add(first);
      if (found.size > 0 && from === 'one list') break;
    }
    return [...found];
  }

  /**
   * The first time anybody goes to a screen it is loaded anew; later one is led there as by a link, since loading the
   * whole page costs more than most that is looked at on it. One leaves by way of a page that is not there, so that
   * nothing of the one before can be taken for what is wanted.
   */
  async #go(address: string, screen?: string): Promise<void> {
    const wanted = `${this.#home}/${address}`.replace(/\/$/, '');
    const title = this.#page.getByRole('heading', { level: 1 });
    if (screen === NOWHERE || (screen !== undefined && !loaded.has(screen))) {
      loaded.add(screen);
      await this.#page.goto(wanted);
    } else {
      await this.#lead(`${this.#home}/nowhere`);
      await expect(title).toHaveText(/cannot be found/);
      await this.#lead(wanted);
      await expect(title).not.toHaveText(/cannot be found/);
    }
    await title.waitFor({ timeout: 30_000 });
    // a page may be loading more than one thing, and a list that was read before is pale until it is read again
    const waits = 'main [role="status"]:has-text("Loading"), main [aria-busy="true"]';
    await expect(this.#page.locator(waits)).toHaveCount(0, { timeout: 30_000 });
    const hrefs = await this.#page
      .getByRole('main')
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
    const inside = hrefs.filter((href) => href.startsWith(`${this.#home}/`));
    this.#links.set(
      address,
      inside.map((href) => href.slice(this.#home.length + 1)),
    );
  }

  /** As the browser's own buttons lead: the page hears of an address and loads nothing anew. */
  async #lead(address: string): Promise<void> {
    await this.#page.evaluate((to) => {
      window.history.pushState(null, '', to);
      window.dispatchEvent(new PopStateEvent('popstate', { state: null }));
    }, address);
  }
}
