import { expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import { isNewShape } from './shapes.js';

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

/** What axe finds wrong on this page as it stands, or in the dialog that is open: by rule, with where. */
async function wrongOn(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  // as much as all that it looks at costs to read it anew each time
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ([rules, alike, dialog]) => {
      // what lies behind a dialog cannot be used, and where its edge cuts through a button is chance
      const include = document.querySelector(dialog) === null ? ['html'] : [dialog];
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(
        { include, exclude: [alike] },
        // only what is wrong is told in full
        { runOnly: rules, resultTypes: ['violations'] },
      );
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
      );
    },
    [runOnly, ALIKE, DIALOG] as const,
  );
}

/**
 * axe finds nothing on this page, by day and by night. The colours of night are asked for where something stands that
 * stood on no page before: they depend on what an element is, and on nothing around it but what it stands in.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const html = page.locator('html');
  await page.evaluate(markAlike);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(html).toHaveAttribute('data-mantine-color-scheme', 'light');
  expect(await wrongOn(page, { type: 'tag', values: RULES }), page.url()).toEqual([]);
  if (await isNewShape(page, 'by night')) {
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect(html).toHaveAttribute('data-mantine-color-scheme', 'dark');
    expect(await wrongOn(page, { type: 'rule', values: RULES_OF_COLOURS }), page.url()).toEqual([]);
    await page.emulateMedia({ colorScheme: 'light' });
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
