import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { command, oneLine, say } from './lib/say.mjs';
import { ensureProgram } from './lib/system-programs.mjs';

const root = join(import.meta.dirname, '..');
const PASSWORD = 'weft-demonstration';
const WIDTHS = { desk: 1280, phone: 375 };
const AGREEMENT = /\/data\/agreements\/[0-9a-f-]{36}$/;
const RUN = /\/data\/runs\/[0-9a-f-]{36}$/;
const REVIEW = /\/review$/;

/**
 * Each picture of docs/screens: its name, who looks, at what, how wide; then the links that are followed from there, one
 * after the other, and the part of the page that is looked at.
 */
const PICTURES = [
  ['today', 'backbone@westway.example', 'westway', '', 'desk'],
  ['today-link-worker', 'link-worker@tyne.example', 'tyne', '', 'phone'],
  ['referrals', 'assessor@kirklees.example', 'kirklees', 'referrals?as=board', 'desk'],
  ['waiting-list', 'assessor@kirklees.example', 'kirklees', 'referrals/waiting', 'desk'],
  ['watch', 'commissioner@kirklees.example', 'kirklees', 'watch?by=COMPLEXITY', 'desk'],
  ['person', 'link-worker@tyne.example', 'tyne', 'people', 'desk', [/\/people\/[0-9a-f-]{36}$/]],
  ['contact', 'link-worker@tyne.example', 'tyne', 'contacts/new', 'phone'],
  ['own-caseload', 'link-worker@tyne.example', 'tyne', 'caseloads/mine', 'phone'],
  ['caseloads', 'manager@tyne.example', 'tyne', 'caseloads', 'desk'],
  ['milestones', 'manager@tyne.example', 'tyne', 'milestones', 'desk'],
  ['group', 'link-worker@westway.example', 'westway', 'groups', 'desk', [/\/groups\/[0-9a-f-]{36}$/]],
  ['anchor', 'link-worker@westway.example', 'westway', 'anchors', 'desk', [/\/anchors\/[0-9a-f-]{36}$/]],
  ['hub-measures', 'backbone@tyne.example', 'tyne', 'measures', 'desk'],
  [
    'measures',
    'link-worker@tyne.example',
    'tyne',
    'people?phase=MONITORING',
    'desk',
    [/\/people\/[0-9a-f-]{36}$/],
    'How they are',
  ],
  ['verification', 'verifier@westway.example', 'westway', 'verification', 'desk'],
  ['agreement', 'data-lead@kirklees.example', 'kirklees', 'data/agreements', 'desk', [AGREEMENT]],
  ['match-run', 'data-lead@kirklees.example', 'kirklees', 'data/agreements', 'desk', [AGREEMENT, RUN]],
  [
    'match-review',
    'data-lead@kirklees.example',
    'kirklees',
    'data/agreements',
    'desk',
    [AGREEMENT, RUN, REVIEW],
  ],
  ['match-offers', 'manager@kirklees.example', 'kirklees', 'data/offers', 'desk'],
  ['forecast', 'commissioner@kirklees.example', 'kirklees', 'money/forecast', 'desk'],
  ['shares', 'commissioner@westway.example', 'westway', 'money/shares', 'desk'],
  ['portfolio', 'funder@outcomes-fund.example', 'westway', 'portfolio', 'desk'],
];

// node scripts/pictures.mjs [ADDRESS [NAME…]]: takes the pictures of docs/screens, or those named, from a Weft with the
// demonstration.
await command(async () => {
  const [address = 'http://localhost:4400', ...names] = process.argv.slice(2);
  const executablePath = await ensureProgram('browser');
  if (executablePath === null) throw new Error('Pictures need Chromium.');
  const { chromium } = createRequire(join(root, 'packages/web/package.json'))('@playwright/test');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  const folder = join(root, 'docs/screens');
  await mkdir(folder, { recursive: true });
  const failed = [];
  try {
    const states = new Map();
    for (const [name, email, partnership, at, size, links = [], part] of PICTURES) {
      if (names.length > 0 && !names.includes(name)) continue;
      try {
        if (!states.has(email)) states.set(email, await signIn(browser, address, email));
        const width = WIDTHS[size];
        const context = await newContext(browser, width, states.get(email));
        const page = await context.newPage();
        await open(page, `${address}/p/${partnership}/${at}`.replace(/\/$/, ''));
        for (const link of links) await open(page, address + (await firstLink(page, link)));
        if (part) await page.getByRole('heading', { name: part }).scrollIntoViewIfNeeded();
        const path = join(folder, `${name}-${width}.png`);
        await page.screenshot({ path });
        await context.close();
        say(`${name}-${width}.png`);
      } catch (fault) {
        failed.push(`${name}: ${oneLine(fault)}`);
      }
    }
  } finally {
    await browser.close();
  }
  if (failed.length > 0) throw new Error(`Not taken: ${failed.join('; ')}`);
});

function newContext(browser, width, storageState) {
  const viewport = { width, height: width > 500 ? 900 : 800 };
  return browser.newContext({
    viewport,
    storageState,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
  });
}

/** Signs somebody in; what their browser keeps of it. */
async function signIn(browser, address, email) {
  const context = await newContext(browser, WIDTHS.desk);
  const page = await context.newPage();
  await page.goto(`${address}/sign-in`);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((url) => url.pathname.startsWith('/p'));
  const state = await context.storageState();
  await context.close();
  return state;
}

/** Opens a page and waits until nothing of it is still on its way. */
async function open(page, address) {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const loading = page.locator('main [role="status"]:has-text("Loading")');
  await loading.first().waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
}

/** The first link of its kind: of the list that the page is about, or else of what stands before it. */
async function firstLink(page, wanted) {
  const main = page.getByRole('main');
  const addresses = (links) => links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  const ofList = await addresses(main.getByRole('rowheader').getByRole('link'));
  const links = [...ofList, ...(await addresses(main.getByRole('link')))];
  const found = links.find((link) => wanted.test(link));
  if (!found) throw new Error(`no link like ${wanted}`);
  return found;
}
