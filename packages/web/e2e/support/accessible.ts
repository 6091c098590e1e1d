import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What colours decide; the rest of a page is the same by night. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

const DIALOG = '[role="dialog"][aria-modal="true"]';
/** Set for as long as axe looks, on what is built like something before it in the same list. */
const ALIKE = '[data-alike]';

/**
 * Marks the rows of a list that are built like one before them, down to the last element: axe, which takes most of the
 * time there is for screens, would say of each what it says of the first.
 */
function markAlike(): void {
  const own = (element: Element): string => {
    const marks = [...element.attributes].map(({ name, value }) => {
      // Mantine names the class of an element's own sizes anew each time
      if (name === 'class')
        return [...element.classList].filter((one) => !one.startsWith('__m__-')).join('.');
      return /^(role|type|style)$/.test(name)
        ? `${name}=${value}`
        : `${name}${value.trim() === '' ? '' : '='}`;
    });
    return `${element.tagName}[${marks.sort().join(' ')}]${element.textContent?.trim() ? '' : ' empty'}`;
  };
  const shape = (element: Element): string =>
    `${own(element)}(${[...element.children].map(shape).join(',')})`;
  for (const list of document.querySelectorAll('tbody, ul, ol, dl')) {
    const before = new Set<string>();
    for (const row of list.children) {
      const built = shape(row);
      if (before.has(built)) row.setAttribute('data-alike', '');
      before.add(built);
    }
  }
}

function unmarkAlike(): void {
  for (const row of document.querySelectorAll('[data-alike]')) row.removeAttribute('data-alike');
}

/** axe finds nothing on this page as it stands, or in the dialog that is open. */
async function expectClean(
  page: Page,
  runOnly: { type: 'tag' | 'rule'; values: readonly string[] },
): Promise<void> {
  // in the page itself: the other mode opens a second page each time, for frames of strangers that we have not
  // only what is wrong is told in full
  const axe = new AxeBuilder({ page })
    .setLegacyMode()
    .exclude(ALIKE)
    .options({
      runOnly: { type: runOnly.type, values: [...runOnly.values] },
      resultTypes: ['violations'],
    });
  // what lies behind a dialog cannot be used, and where its edge cuts through a button is chance
  if ((await page.locator(DIALOG).count()) > 0) axe.include(DIALOG);
  const { violations } = await axe.analyze();
  const said = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
  expect(said, page.url()).toEqual([]);
}

/** axe finds nothing on this page, by day and by night. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(markAlike);
  for (const [colorScheme, runOnly] of [
    ['light', { type: 'tag', values: RULES }],
    ['dark', { type: 'rule', values: RULES_OF_COLOURS }],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
    await expectClean(page, runOnly);
  }
  await page.evaluate(unmarkAlike);
}

/** At 320 px nothing has to be scrolled sideways. */
export async function expectFitsNarrowScreen(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const tooWide = await page.evaluate(() =>
    document.documentElement.scrollWidth > window.innerWidth
      ? [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth + 1)
          .slice(0, 5)
          .map((element) => element.outerHTML.slice(0, 160))
      : [],
  );
  expect(tooWide, page.url()).toEqual([]);
  if (before) await page.setViewportSize(before);
}
