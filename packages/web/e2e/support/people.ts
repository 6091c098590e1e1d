import { type Browser, expect, type Locator, type Page } from '@playwright/test';
import { ask } from './ask.js';

/** The password of every demonstration account. */
const PASSWORD = 'weft-demonstration';

/** Signs in through the page, as people do: signInAs(page, 'verifier@kirklees.example'). */
export async function signInAs(
  page: Page,
  email: string,
  { password = PASSWORD, opens = 'Today' }: { password?: string; opens?: string } = {},
): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: opens })).toBeVisible();
}

/**
 * Opens a page for somebody who has signed in already: enterAs(page, 'auditor@tyne.example', '/p/tyne/audit'). For
 * stories of something else than the way in, in a browser that holds nothing of anybody's yet.
 */
export async function enterAs(page: Page, email: string, address?: string): Promise<void> {
  const answer = await page.request.post('/api/auth/sign-in/email', { data: { email, password: PASSWORD } });
  expect(answer.status(), `${email} signs in`).toBe(200);
  await page.goto(address ?? '/');
  if (address === undefined)
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
}

/** A page of somebody's own, signed in, at an address: pageOf(browser, 'auditor@tyne.example', '/p/tyne/audit'). */
export async function pageOf(browser: Browser, email: string, address?: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enterAs(page, email, address);
  return page;
}

/**
 * The reference of the nth of these people: whom one met last stands elsewhere in a list, two may share a name, and a
 * device without connection knows a part of it.
 */
export const referenceOf = async (people: Locator, nth: number): Promise<string> =>
  /P-\d+/.exec((await people.nth(nth).textContent()) ?? '')?.[0] ?? `the reference of ${nth}`;

/** Opens the record of one of those whom a link worker meets, at Tyne: of joint work too, which no list holds. */
export async function openRecord(page: Page, reference: string): Promise<void> {
  const { contactEntry } = await ask<{
    contactEntry: { people: { participant: { id: string; reference: string } }[] };
  }>(page, 'tyne', '{ contactEntry { people { participant { id reference } } } }');
  const met = contactEntry.people.find(({ participant }) => participant.reference === reference);
  await page.goto(`/p/tyne/people/${met?.participant.id}`);
}

/** Says in words that somebody reads what the page says to them. */
export const said = (page: Page, text: RegExp): Promise<void> =>
  expect(page.getByText(text).first()).toBeVisible();

/** A keyboard is somewhere: never on nothing, where the next Tab would begin at the top again. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName ?? 'BODY')).not.toBe('BODY');
}
