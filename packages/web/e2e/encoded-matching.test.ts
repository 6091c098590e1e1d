import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Download, expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible, expectFitsNarrowScreen } from './support/accessible.js';
import { daysAgo } from './support/days.js';
import { pageOf, said } from './support/people.js';

const TITLE = `Clinic list by codes ${Date.now().toString(36)}`;
const UNTIL = '2026-09-30';
/** Of our participants so many are on the other party's list, and so many there are none of ours. */
const ON_BOTH = 60;
const STRANGERS = 40;

const panel = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name });

/** The cells of a file without quotation marks. */
const rowsOf = (text: string): string[][] =>
  text
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(','));

/** The clinic's list: some of ours, every third with a letter of the family name left out, among people of its own. */
function clinicList(ours: readonly string[][]): string {
  const known = ours.slice(0, ON_BOTH).map(([, given = '', family = '', born = ''], nth) => {
    const written = nth % 3 === 0 && family.length > 4 ? family.slice(0, -1) : family;
    return [`C${nth}`, given.toUpperCase(), written.toUpperCase(), born];
  });
  const strangers = Array.from({ length: STRANGERS }, (_, nth) => [
    `S${nth}`,
    `Quillon${'abcdefgh'[nth % 8]}`,
    `Vexley${'klmnopqr'[(nth * 3) % 8]}${nth}`,
    `19${40 + (nth % 50)}-0${1 + (nth % 9)}-1${nth % 10}`,
  ]);
  return [['ID', 'given_name', 'surname', 'date_of_birth'], ...known, ...strangers]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');
}

test('an encoded match end to end: from the guide to the codes that are given back', async ({ browser }) => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), 'weft-encoding-story-'));
  const at = (name: string): string => join(folder, name);
  const backbone = await pageOf(browser, 'backbone@westway.example', '/p/westway/data/agreements/new');
  let agreement = '';

  const saved = async (page: Page, press: Locator, as: string): Promise<string> => {
    const waiting: Promise<Download> = page.waitForEvent('download');
    await press.click();
    await (await waiting).saveAs(at(as));
    return readFileSync(at(as), 'utf8');
  };
  /** What stands on the page, typed as it stands there. */
  const run = async (what: string): Promise<string> => {
    const copy = backbone.getByRole('button', { name: `Copy: ${what}` });
    const command = (
      await backbone
        .locator('pre')
        .filter({ has: backbone.locator('code') })
        .allTextContents()
    ).find((text) => text.includes(COMMAND_OF[what] ?? what));
    await expect(copy).toBeVisible();
    const [, ...args] = (command ?? '').split(' ');
    return execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  };
  const COMMAND_OF: Readonly<Record<string, string>> = {
    'Make the key': 'new-key',
    'Encode their file': '--in people.csv',
    'Encode our file': '--in people-to-encode.csv',
  };

  try {
    await test.step('an agreement compares codes, and takes nothing else in', async () => {
      await backbone.getByLabel('Name of the agreement').fill(TITLE);
      await backbone
        .getByLabel('What it is for')
        .fill('To learn whom the clinic knows, without a name leaving it.');
      await backbone.getByLabel('Lawful basis').selectOption('PUBLIC_TASK');
      await backbone
        .getByLabel('The law or power under which the data may be given')
        .fill('Health and Social Care Act 2012, section 251B');
      await backbone.getByRole('radio', { name: 'Another list' }).check();
      await backbone.getByRole('radio', { name: 'Encoded, without names' }).check();
      await expect(backbone.getByRole('group', { name: 'What is taken in of a record' })).toHaveCount(0);
      await backbone.getByLabel('First day').fill('2026-01-01');
      await backbone.getByLabel('Last day', { exact: false }).fill('2030-12-31');
      const [clinic, zone] = [1, 2].map((nth) => backbone.getByRole('group', { name: `Party ${nth}` }));
      await clinic?.getByLabel('Who it is').fill('Canal Street Clinic');
      await zone?.getByRole('combobox', { name: 'Who it is' }).fill('Westway Schools Zone');
      await backbone.getByRole('option', { name: 'Westway Schools Zone', exact: true }).click();
      for (const name of ['Xin Fletcher', 'Ifeoma Castle'])
        await backbone.getByRole('checkbox', { name }).check();
      await backbone.getByRole('button', { name: 'Save the agreement' }).click();
      await expect(backbone.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
      agreement = new URL(backbone.url()).pathname;
      await backbone.getByRole('button', { name: 'Record the signature' }).click();
      await backbone.getByLabel('Who signed for Canal Street Clinic').fill('Dr Maud Ollerenshaw');
      await backbone.getByLabel('On which day').fill(daysAgo(1));
      await backbone.getByRole('button', { name: 'Record it' }).click();
      await said(backbone, /Signed by Dr Maud Ollerenshaw/);
      await backbone.getByRole('button', { name: 'Sign for Westway Schools Zone' }).click();
      await backbone.getByRole('dialog').getByRole('button', { name: 'Sign it' }).click();
      await said(backbone, /Every party has signed now/);
      await panel(backbone, 'Who was told').getByRole('link', { name: 'Record who was told' }).click();
      await backbone.getByLabel('On which day').fill('2026-02-02');
      await backbone.getByLabel('How', { exact: true }).selectOption('LETTER');
      await backbone.getByRole('button', { name: /^Record all [\d,]+ as told/ }).click();
      await backbone.getByRole('dialog').getByRole('button', { name: 'Record them all' }).click();
      await said(backbone, /people recorded as told/);
    });

    await test.step('the guide gives the program, the settings and our participants, and its commands do what it says', async () => {
      await backbone.goto(agreement);
      await backbone.getByRole('link', { name: 'How to encode' }).click();
      await expect(backbone.getByRole('heading', { level: 1, name: 'How to encode' })).toBeVisible();
      await expectAccessible(backbone);
      await expectFitsNarrowScreen(backbone);
      await saved(backbone, backbone.getByRole('link', { name: 'The program' }), 'weft-encode.mjs');
      const settings = await saved(
        backbone,
        backbone.getByRole('button', { name: 'The settings' }),
        'weft-settings.json',
      );
      expect(settings).not.toContain('postcode');
      const told = await saved(
        backbone,
        backbone.getByRole('button', { name: 'Instructions to pass on' }),
        'how-to-encode.txt',
      );
      expect(told).toContain('Canal Street Clinic');
      const people = await saved(
        backbone,
        backbone.getByRole('link', { name: 'Our participants' }),
        'people-to-encode.csv',
      );
      const [head, ...ours] = rowsOf(people);
      expect(head).toEqual(['id', 'given_name', 'surname', 'date_of_birth']);
      expect(ours.length).toBeGreaterThan(ON_BOTH);
      writeFileSync(at('people.csv'), clinicList(ours));
      const key = /fingerprint ([0-9a-f]{16})/.exec(await run('Make the key'))?.[1] ?? '?';
      for (const what of ['Encode their file', 'Encode our file'])
        expect(await run(what)).toContain(`key ${key}`);
      // no name leaves the machine
      for (const name of ['encoded.csv', 'our-encoded.csv'])
        expect(readFileSync(at(name), 'utf8')).not.toContain(ours[0]?.[2] ?? '?');
    });

    const lead = await pageOf(browser, 'data-lead@westway.example', agreement);
    const send = async (name: string, whose: string, rows: RegExp): Promise<void> => {
      await lead.goto(agreement);
      await lead.getByRole('radio', { name: whose }).check();
      await lead.locator('input[type="file"]').setInputFiles(at(name));
      await lead.getByLabel('The last day of which it tells').fill(UNTIL);
      await lead.getByRole('button', { name: 'Check the file' }).click();
      await said(lead, /Ready to accept/);
      await said(lead, /Fingerprint of the key/);
      await lead.getByRole('button', { name: rows }).click();
      await said(lead, /The extract is accepted/);
    };

    await test.step('the encoded files come in, and what is not encoded does not', async () => {
      await lead.getByRole('radio', { name: 'The other party’s' }).check();
      await lead.locator('input[type="file"]').setInputFiles(at('people.csv'));
      await lead.getByLabel('The last day of which it tells').fill(UNTIL);
      await lead.getByRole('button', { name: 'Check the file' }).click();
      await said(lead, /takes encoded files only, and this one is not encoded. Nothing of it was kept/);
      await expectAccessible(lead);
      await send('encoded.csv', 'The other party’s', /^Accept 100 rows/);
      await send('our-encoded.csv', 'Our own file', /^Accept [\d,]+ rows/);
      await backbone.reload();
      await said(backbone, /the same two fingerprints: they can be compared/);
    });

    await test.step('they are matched, and a pair is looked at by keyboard', async () => {
      await lead.goto(agreement);
      await lead.getByRole('button', { name: 'See what it would compare' }).click();
      await said(lead, /What this run would compare/);
      await lead.getByRole('button', { name: 'Start the run' }).click();
      await expect(panel(lead, 'What was found')).toBeVisible({ timeout: 90_000 });
      await expectAccessible(lead);
      await expectFitsNarrowScreen(lead);
      const runAddress = lead.url();
      await lead.goto(`${runAddress}/review?show=MATCHES`);
      await said(lead, /Code of the record/);
      await expectAccessible(lead);
      await lead.keyboard.press('s');
      await said(lead, /: the same person\./);
      await lead.goto(runAddress);
    });

    await test.step('the clinic looks up the codes that are given back, and finds its own people', async () => {
      const found = await saved(
        lead,
        lead.getByRole('link', { name: 'Codes for the other party' }),
        'matched-codes.csv',
      );
      const idOf = new Map(
        rowsOf(readFileSync(at('encoded.ids.csv'), 'utf8')).map(([code, id]) => [code, id ?? '']),
      );
      const [head, ...codes] = rowsOf(found);
      expect(head).toEqual(['code', 'probability']);
      const ids = codes.map(([code]) => idOf.get(code ?? ''));
      expect(ids).not.toContain(undefined);
      expect(ids.filter((id) => id?.startsWith('C')).length).toBeGreaterThan(0.9 * ON_BOTH);
      expect(ids.filter((id) => id?.startsWith('S'))).toEqual([]);
      await lead.context().close();
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await backbone.context().close();
  }
});
