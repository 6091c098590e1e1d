import { createRequire } from 'node:module';
import { at } from '../scripts/lib/places.mjs';
import { ensureProgram } from '../scripts/lib/system-programs.mjs';
import { startApi } from './lib/api.mjs';
import { demonstrating, loadDemonstration } from './lib/demonstration.mjs';
import { server } from './lib/packages.mjs';
import { median, rounded } from './lib/statistics.mjs';

const LOADS = 7;
const SHORT_LOADS = 3;
/** What Core Web Vitals call good. */
const LARGEST_PAINT_MS = 2500;
const SCRIPT_KILOBYTES = 250;
const EMAIL = 'backbone@kirklees.example';

/**
 * The first page in a browser that has never been here, from a warm server on the same machine: the page of signing
 * in, and Today for somebody who is signed in, with the demonstration behind it. The largest contentful paint, and
 * the bytes of script that travel, as compressed as they are sent.
 */
export async function measure({ environment, say, options }) {
  const executablePath = await ensureProgram('browser');
  if (executablePath === null)
    throw new Error(
      'There is no Chromium here, and none could be installed: the first page is not measured.',
    );
  const { chromium } = createRequire(at('packages/web/package.json'))('@playwright/test');
  loadDemonstration(environment);
  const started = [];
  let browser;
  try {
    const { origin } = await startApi(demonstrating(environment), started);
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    });
    const storageState = await signedIn(browser, origin);
    const pages = [
      { name: 'Sign-in page', address: '/sign-in', heading: 'Sign in' },
      { name: 'Today, signed in', address: '/p/kirklees', heading: 'Today', storageState },
    ];
    const figures = [];
    for (const page of pages) {
      // warm: the server has read its files and made its plans
      await load(browser, origin, page);
      const loads = [];
      for (let nth = 0; nth < (options.claims === undefined ? LOADS : SHORT_LOADS); nth++)
        loads.push(await load(browser, origin, page));
      const paint = median(loads.map((one) => one.paint));
      const kilobytes = median(loads.map((one) => one.scriptBytes)) / 1000;
      say(
        `  ${page.name}: ${loads.map((one) => Math.round(one.paint)).join(', ')} ms, ${loads[0].scripts} scripts`,
      );
      figures.push(
        {
          name: `${page.name} in a browser with an empty cache: largest contentful paint, against ${LARGEST_PAINT_MS} ms`,
          value: rounded(paint),
          unit: 'ms',
          baseline: LARGEST_PAINT_MS,
          limit: 1,
        },
        {
          name: `${page.name}: script as it travels, compressed, against ${SCRIPT_KILOBYTES} kB`,
          value: rounded(kilobytes),
          unit: 'kB',
          baseline: SCRIPT_KILOBYTES,
          limit: 1,
        },
      );
    }
    return figures;
  } finally {
    await browser?.close();
    for (const child of started) await child.stop();
  }
}

/** The cookies of somebody who signed in through the page. */
async function signedIn(browser, origin) {
  const { DEMONSTRATION_PASSWORD: password } = await server();
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('Email address').fill(EMAIL);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
    const { cookies } = await context.storageState();
    return { cookies, origins: [] };
  } finally {
    await context.close();
  }
}

/** One load of a page with nothing in the cache. */
async function load(browser, origin, { address, heading, storageState }) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    ...(storageState === undefined ? {} : { storageState }),
  });
  try {
    const page = await context.newPage();
    await page.goto(`${origin}${address}`, { waitUntil: 'networkidle' });
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
    const seen = await page.evaluate(measureInPage);
    if (seen.paint === null) throw new Error(`${address} painted nothing.`);
    if (seen.scripts === 0) throw new Error(`${address} came without script.`);
    if (seen.uncompressed.length > 0)
      throw new Error(`These scripts came as they are: ${seen.uncompressed.join(', ')}`);
    return seen;
  } finally {
    await context.close();
  }
}

/** Runs in the page. The last of the paints noted is the largest. */
async function measureInPage() {
  const paints = await new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries())).observe({
      type: 'largest-contentful-paint',
      buffered: true,
    });
  });
  const scripts = performance
    .getEntriesByType('resource')
    .filter(({ name }) => new URL(name).pathname.endsWith('.js'));
  return {
    paint: paints.at(-1)?.startTime ?? null,
    scripts: scripts.length,
    scriptBytes: scripts.reduce((sum, { transferSize }) => sum + transferSize, 0),
    // what is tiny may be sent as it is
    uncompressed: scripts
      .filter(
        ({ encodedBodySize, decodedBodySize }) =>
          decodedBodySize > 2000 && encodedBodySize === decodedBodySize,
      )
      .map(({ name }) => name),
  };
}
