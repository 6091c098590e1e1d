import { isRefusal, type Refusal, refuse } from '../refusals/index.js';
import { checkInstrument } from './check-instrument.js';
import type { Domain, Instrument, Item, Scale, ScaleOption, Scoring } from './instrument.js';

/** The longest text of an instrument, in characters: two hundred long questions come to half of it. */
export const LONGEST_INSTRUMENT = 100_000;

/** How many there may be of what is counted nowhere else: more is no questionnaire, and not looked into. */
const MOST = { scales: 20, options: 20, items: 200, domains: 40, table: 4000 } as const;

/**
 * Reads an instrument from its JSON text: the format in which instruments are exported and imported
 * (docs/instruments.md). Its version is not the text's to say, since the partnership counts its own.
 * @returns all that is wrong with it, each INVALID with its path, as checkInstrument; "content" for what is no JSON
 */
export function readInstrument(text: string, version: number): Instrument | Refusal[] {
  if (text.length > LONGEST_INSTRUMENT)
    return [
      refuse(
        'INVALID',
        `Shorten the instrument to ${LONGEST_INSTRUMENT.toLocaleString('en-GB')} characters.`,
        'content',
      ),
    ];
  const json = parse(text);
  if (isRefusal(json)) return [json];
  const tooMany: Refusal[] = [];
  const list = <T>(value: unknown, most: number, at: string, read: (one: unknown, at: string) => T): T[] => {
    if (!Array.isArray(value)) return [];
    if (value.length > most) tooMany.push(refuse('INVALID', `There may be at most ${most} here.`, at));
    return value.slice(0, most).map((one, nth) => read(one, `${at}.${nth}`));
  };
  const scoringOf = (value: unknown, at: string): Scoring => {
    const { by, table } = record(value);
    if (by === 'SUM' || by === 'MEAN') return { by };
    if (by !== 'CONVERSION') tooMany.push(refuse('INVALID', 'Score by SUM, MEAN or CONVERSION.', `${at}.by`));
    const lines = list(table, MOST.table, `${at}.table`, (line): readonly [number, number] => {
      const [raw, score] = Array.isArray(line) ? (line as readonly unknown[]) : [];
      return [numberOf(raw), numberOf(score)];
    });
    return { by: 'CONVERSION', table: lines };
  };
  const domainOf = (value: unknown, at: string): Domain => {
    const of = record(value);
    return {
      code: textOf(of.code),
      title: textOf(of.title),
      items: list(of.items, MOST.items, `${at}.items`, textOf),
      scoring: scoringOf(of.scoring, `${at}.scoring`),
      minimumAnswers: numberOf(of.minimumAnswers),
      higherIsBetter: of.higherIsBetter !== false,
      smallestChange: numberOf(of.smallestChange),
    };
  };
  const instrument: Instrument = {
    code: textOf(json.code),
    title: textOf(json.title),
    version,
    scales: list(
      json.scales,
      MOST.scales,
      'scales',
      (one, at): Scale => ({
        code: textOf(record(one).code),
        options: list(record(one).options, MOST.options, `${at}.options`, optionOf),
      }),
    ),
    items: list(json.items, MOST.items, 'items', itemOf),
    domains: list(json.domains, MOST.domains, 'domains', domainOf),
    total: json.total === null || json.total === undefined ? null : domainOf(json.total, 'total'),
  };
  const faults = [...tooMany, ...checkInstrument(instrument)];
  return faults.length > 0 ? faults : instrument;
}

/** An instrument as the text that readInstrument reads. */
export function writeInstrument({ code, title, scales, items, domains, total }: Instrument): string {
  return `${JSON.stringify({ code, title, scales, items, domains, total }, null, 2)}\n`;
}

function parse(text: string): Record<string, unknown> | Refusal {
  try {
    const json: unknown = JSON.parse(text);
    if (isRecord(json)) return json;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return refuse(
    'INVALID',
    'This is no instrument: it is not JSON that begins with { and ends with }.',
    'content',
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const record = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});
// what is of another type becomes what checkInstrument refuses
const textOf = (value: unknown): string => (typeof value === 'string' ? value.normalize('NFC').trim() : '');
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
const optionOf = (value: unknown): ScaleOption => ({
  value: numberOf(record(value).value),
  label: textOf(record(value).label),
});
const itemOf = (value: unknown): Item => ({
  code: textOf(record(value).code),
  text: textOf(record(value).text),
  scale: textOf(record(value).scale),
  reverse: record(value).reverse === true,
});
