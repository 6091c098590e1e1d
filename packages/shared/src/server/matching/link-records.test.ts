import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { explainPair, type LinkageSettings } from '../../rules/index.js';
import { MISTAKES } from '../../testing/made-mistakes.js';
import { chanceFrom, madePerson } from '../../testing/made-people.js';
import { estimateLinkage } from './estimate-linkage.js';
import { LINKAGE_STAGES } from './follow-stages.js';
import { linkRecords } from './link-records.js';
import type { LinkageOrder, LinkageOutcome, LinkedPair } from './linkage-order.js';

type Made = ReturnType<typeof madePerson>;

let folder: string;
const at = (name: string): string => join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'weft-link-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = 'id,First name,Surname,Date of birth,Postcode,Phone';
function write(name: string, rows: readonly (readonly [id: string, person: Made])[]): string {
  const lines = rows.map(([id, { givenName, familyName, birthDate, postcode, phone }]) =>
    [id, givenName, familyName, birthDate, postcode, phone].join(','),
  );
  writeFileSync(at(name), `${[HEAD, ...lines].join('\n')}\n`);
  return at(name);
}
const chance = chanceFrom(31);
const PEOPLE = Array.from({ length: 400 }, () => madePerson(chance));
const SLIPS = ['nothing', 'family name slipped', 'short form', 'day for month', 'moved'];
const AGAIN = PEOPLE.map((person): Made => {
  const slip = MISTAKES[chance.of(SLIPS)];
  return { ...person, ...(slip?.(person, chance) as Partial<Made> | undefined) };
});
const OTHERS = Array.from({ length: 200 }, () => madePerson(chance));

const order = (more: Partial<LinkageOrder> = {}): LinkageOrder => ({
  left: { path: at('left.csv'), id: 'id' },
  right: { path: at('right.csv'), id: 'id' },
  settings: 'auto',
  limits: { memory: '1GB', threads: 2, folder },
  ...more,
});
const pairOf = ({ pairs }: LinkageOutcome, left: string, right: string): LinkedPair | undefined =>
  pairs.find((pair) => pair.left === left && pair.right === right);
const withoutTimes = ({ seconds: _, ...rest }: LinkageOutcome): string => JSON.stringify(rest);

describe('two files linked', () => {
  let first: LinkageOutcome;
  const stages: string[] = [];
  beforeAll(async () => {
    write(
      'left.csv',
      PEOPLE.map((person, nth) => [`a${nth}`, person]),
    );
    write('right.csv', [
      ...AGAIN.slice(0, 250).map((person, nth) => [`b${nth}`, person] as const),
      ...OTHERS.map((person, nth) => [`s${nth}`, person] as const),
    ]);
    first = await linkRecords(
      order({ onStage: (stage, fraction) => stages.push(`${stage} ${fraction === 1 ? 'done' : fraction}`) }),
    );
  });

  it('give the same outcome again, and by the settings and the model kept', async () => {
    expect(withoutTimes(await linkRecords(order()))).toBe(withoutTimes(first));
    const { settings, model } = first;
    const again = await linkRecords(
      order({ settings, model, limits: { memory: '1GB', threads: 1, folder } }),
    );
    expect(JSON.stringify(again.pairs)).toBe(JSON.stringify(first.pairs));
    expect(again.settings).toEqual(settings);
    expect(JSON.stringify(again.histogram)).toBe(JSON.stringify(first.histogram));
  });

  it('say how far they are, stage after stage', () => {
    const begun = stages.filter((each) => each.endsWith(' 0')).map((each) => each.split(' ')[0]);
    expect(begun).toEqual(LINKAGE_STAGES);
    expect(stages.filter((each) => each.endsWith('done'))).toHaveLength(LINKAGE_STAGES.length);
    for (const stage of LINKAGE_STAGES) expect(first.seconds[stage]).toBeGreaterThanOrEqual(0);
  });

  it('explain every pair: the steps come to its weight exactly', () => {
    expect(first.pairs.length).toBeGreaterThan(230);
    for (const pair of first.pairs) {
      const { steps, weight, probability } = explainPair(first.settings, first.model, pair);
      expect(weight).toBe(pair.weight);
      expect(probability).toBe(pair.probability);
      expect(steps.at(-1)?.total).toBe(weight);
      expect(pair.by).toBe('WEIGHT');
    }
  });

  it('count every compared pair once in the histogram', () => {
    const all = first.histogram.reduce((sum, { pairs }) => sum + pairs, 0);
    expect(all).toBe(first.compared);
    const from = first.histogram.filter(({ bits }) => bits >= 0).reduce((sum, { pairs }) => sum + pairs, 0);
    expect(from).toBeGreaterThanOrEqual(first.pairs.filter(({ verdict }) => verdict === 'MATCH').length);
  });

  it('are estimated before, to the same settings, and nothing is compared', async () => {
    const estimate = await estimateLinkage(order());
    expect(estimate.sizes).toEqual({ left: 400, right: 450 });
    expect(estimate.pairs).toBe(180_000);
    expect(estimate.refused).toBeNull();
    expect({ ...estimate.settings, nobodyTwice: 'BOTH' }).toEqual(first.settings);
    expect(estimate.profiles?.left.map(({ heading }) => heading)).toContain('Surname');
    const refused = await estimateLinkage(order({ settings: { ...estimate.settings, mostPairs: 1_000 } }));
    expect(refused.refused).toMatch(/about 180,000 pairs, and the limit is 1,000/);
    await expect(linkRecords(order({ settings: refused.settings }))).rejects.toThrow(/the limit is 1,000/);
    expect(readdirSync(folder).filter((name) => name.startsWith('weft-matching'))).toEqual([]);
  });

  it('heed what a person decided: the same is a match whatever it weighs, the different never is', async () => {
    const { settings, model } = first;
    const decided = await linkRecords(
      order({
        settings,
        model,
        decided: [
          { left: 'a0', right: 'b0', verdict: 'DIFFERENT' },
          { left: 'a1', right: 's7', verdict: 'SAME' },
          { left: 'a399', right: 's8', verdict: 'SAME' },
          { left: 'gone', right: 's9', verdict: 'SAME' },
        ],
      }),
    );
    expect(pairOf(decided, 'a0', 'b0')).toBeUndefined();
    // a1 has its one pair by a person's word: b1 is not asked about it again
    expect(decided.pairs.filter(({ left }) => left === 'a1').map(({ right }) => right)).toEqual(['s7']);
    const same = pairOf(decided, 'a399', 's8');
    expect(same).toMatchObject({ verdict: 'MATCH', by: 'PERSON' });
    expect(same?.weight).toBeLessThan(0);
    expect(same && explainPair(settings, model, same).weight).toBe(same?.weight);
    const rest = (outcome: LinkageOutcome): string =>
      JSON.stringify(outcome.pairs.filter(({ left }) => !['a0', 'a1', 'a399'].includes(left)));
    expect(rest(decided)).toBe(rest(first));
  });

  it('take new rows in without doing all again, and come to what doing all again comes to', async () => {
    const { settings, model } = first;
    const before = AGAIN.slice(0, 250).map((person, nth) => [`b${nth}`, person] as const);
    const fresh = [
      ...AGAIN.slice(250, 330).map((person, nth) => [`n${nth + 250}`, person] as const),
      ['n-again', AGAIN[3] ?? madePerson(chance)] as const,
    ];
    write('grown.csv', [...before, ...OTHERS.map((person, nth) => [`s${nth}`, person] as const), ...fresh]);
    const grown = { right: { path: at('grown.csv'), id: 'id' }, settings, model };
    const whole = await linkRecords(order(grown));
    const ids = fresh.map(([id]) => id);
    const part = await linkRecords(
      order({
        ...grown,
        onlyNew: { right: ids },
        standing: first.pairs.map(({ left, right }) => ({ left, right })),
      }),
    );
    expect(part.compared).toBe(400 * ids.length);
    expect(JSON.stringify(part.pairs)).toBe(JSON.stringify(whole.pairs));
    expect(pairOf(part, 'a260', 'n260')).toMatchObject({ verdict: 'MATCH' });
    // rows of the left file may be new too
    const left = await linkRecords(order({ settings, model, onlyNew: { left: ['a5', 'a6'] } }));
    expect(left.compared).toBe(900);
    expect(JSON.stringify(left.pairs.filter((pair) => ['a5', 'a6'].includes(pair.left)))).toBe(
      JSON.stringify(first.pairs.filter((pair) => ['a5', 'a6'].includes(pair.left))),
    );
  });

  it('refuse a model that is not of these settings, and new rows without one', async () => {
    const { settings, model } = first;
    await expect(linkRecords(order({ settings, onlyNew: { right: ['b1'] } }))).rejects.toThrow(
      /what an earlier run learnt. Name that run/,
    );
    const fewer: LinkageSettings = { ...settings, comparisons: settings.comparisons.slice(1) };
    await expect(linkRecords(order({ settings: fewer, model }))).rejects.toThrow(
      /Use the settings of that run/,
    );
    await expect(linkRecords(order({ model }))).rejects.toThrow(/belongs to other settings/);
  });

  it('end when they are told to, in every stage, and leave nothing', async () => {
    for (const stopAt of LINKAGE_STAGES) {
      const stop = new AbortController();
      const stopped = linkRecords(
        order({
          limits: { memory: '1GB', threads: 2, folder, stop: stop.signal },
          onStage: (stage) => stage === stopAt && stop.abort(),
        }),
      );
      await expect(stopped).rejects.toThrow('The run was stopped. Nothing was written.');
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('weft-matching'))).toEqual([]);
  });
});

describe('one file searched for duplicates', () => {
  it('keeps what people decided in its groups, and asks once about two groups', async () => {
    const rows = PEOPLE.slice(0, 150).flatMap((person, nth) => [
      [`r${nth}.0`, person] as const,
      ...(nth < 50 ? [[`r${nth}.1`, AGAIN[nth] ?? person] as const] : []),
      ...(nth < 10 ? [[`r${nth}.2`, person] as const] : []),
    ]);
    write('twice.csv', rows);
    const given = order({ left: { path: at('twice.csv'), id: 'id' }, right: null });
    const { settings, model, pairs } = await linkRecords(given);
    const has = (some: readonly LinkedPair[], left: string, right: string): boolean =>
      some.some((pair) => pair.left === left && pair.right === right && pair.verdict === 'MATCH');
    expect(has(pairs, 'r0.0', 'r0.2')).toBe(true);
    const decided = await linkRecords({
      ...given,
      settings,
      model,
      decided: [
        { left: 'r0.2', right: 'r0.0', verdict: 'DIFFERENT' },
        { left: 'r140.0', right: 'r141.0', verdict: 'SAME' },
      ],
    });
    expect(has(decided.pairs, 'r0.0', 'r0.2')).toBe(false);
    expect(decided.pairs.find(({ left }) => left === 'r140.0')).toMatchObject({
      right: 'r141.0',
      verdict: 'MATCH',
      by: 'PERSON',
    });
    expect(decided.doubts).toEqual([]);
    const contrary = await linkRecords({
      ...given,
      settings,
      model,
      decided: [
        { left: 'r1.0', right: 'r1.1', verdict: 'SAME' },
        { left: 'r1.1', right: 'r1.2', verdict: 'SAME' },
        { left: 'r1.0', right: 'r1.2', verdict: 'DIFFERENT' },
      ],
    });
    expect(has(contrary.pairs, 'r1.0', 'r1.2')).toBe(false);
    expect(contrary.doubts.join()).toMatch(/One pair was decided to be two people, and other decisions join/);
    for (const pair of contrary.pairs) {
      expect(explainPair(settings, model, pair).weight).toBe(pair.weight);
      expect(pair.verdict === 'MATCH' || pair.probability >= 0.1).toBe(true);
    }
    expect(existsSync(at('weft-matching'))).toBe(false);
  });
});

describe('files so large that blocking narrows the pairs', () => {
  it('give the same bytes on one thread and on two, whole, by settings and model, and new rows alone', async () => {
    const many = Array.from({ length: 1_100 }, () => madePerson(chance));
    write(
      'many-left.csv',
      many.map((person, nth) => [`a${nth}`, person]),
    );
    const rows = many.slice(0, 950).map((person, nth) => [`b${nth}`, person] as const);
    write('many-right.csv', rows);
    const sources = {
      left: { path: at('many-left.csv'), id: 'id' },
      right: { path: at('many-right.csv'), id: 'id' },
    };
    const threads = (count: number) => ({ limits: { memory: '1GB', threads: count, folder } });
    const first = await linkRecords(order({ ...sources, ...threads(2) }));
    expect(first.settings.blocking.length).toBeGreaterThan(3);
    expect(first.compared).toBeLessThan(1_045_000);
    expect(first.pairs.filter(({ verdict }) => verdict === 'MATCH').length).toBeGreaterThan(930);
    expect(withoutTimes(await linkRecords(order({ ...sources, ...threads(1) })))).toBe(withoutTimes(first));

    const { settings, model } = first;
    const standing = first.pairs.filter(({ right }) => Number(right.slice(1)) < 900);
    const fresh = rows.slice(900).map(([id]) => id);
    const part = (count: number) =>
      linkRecords(
        order({ ...sources, ...threads(count), settings, model, standing, onlyNew: { right: fresh } }),
      );
    const once = await part(2);
    expect(JSON.stringify(once.pairs)).toBe(JSON.stringify(first.pairs));
    expect(once.compared).toBeLessThan(first.compared / 8);
    expect(withoutTimes(await part(1))).toBe(withoutTimes(once));
  });
});
