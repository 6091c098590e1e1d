import { type Refusal, refuse } from '../refusals/index.js';
import { holdsNoText } from '../text/index.js';
import { type Domain, type Instrument, type Item, type Scale, TOTAL, toHundredths } from './instrument.js';
import { rangeOfSum } from './range-of-score.js';

const CODE = /^[A-Z0-9_]{1,64}$/;
const LONGEST_TITLE = 200;
const LONGEST_ITEM = 500;
const MOST_ITEMS = 200;
const MOST_OPTIONS = 20;
const LARGEST_ANSWER = 100;

/**
 * Everything that is wrong with an instrument, in the order of its parts, each as INVALID with its path
 * ("domains.2.scoring.table.5", counted from 0), at most one a path. Nothing: it can be used as it stands.
 */
export function checkInstrument(instrument: Instrument): Refusal[] {
  const { code, title, version, scales, items, domains, total } = instrument;
  const faults = [
    CODE.test(code) ? null : wrong('code', 'Write the code with capital letters, digits and underscores.'),
    checkText(title, LONGEST_TITLE, 'title'),
    Number.isInteger(version) && version >= 1 ? null : wrong('version', 'Versions count from 1.'),
    scales.length > 0 ? null : wrong('scales', 'Add at least one scale.'),
    ...scales.flatMap((scale, nth) => checkScale(scale, `scales.${nth}`)),
    ...repeated(scales, 'scales', 'scale'),
    items.length > 0 && items.length <= MOST_ITEMS
      ? null
      : wrong('items', `Add between 1 and ${MOST_ITEMS} questions.`),
    ...items.flatMap((item, nth) => checkItem(item, scales, `items.${nth}`)),
    ...repeated(items, 'items', 'question'),
    domains.length > 0 || total ? null : wrong('domains', 'Add at least one area, or a score for the whole.'),
    ...domains.flatMap((domain, nth) => checkDomain(domain, instrument, `domains.${nth}`)),
    ...repeated(domains, 'domains', 'area'),
    ...domains.map(({ code: one }, nth) =>
      one === TOTAL ? wrong(`domains.${nth}.code`, 'TOTAL is the whole. Give the area another code.') : null,
    ),
    ...(total ? checkDomain(total, instrument, 'total') : []),
    total && total.code !== TOTAL ? wrong('total.code', 'The code of the whole is TOTAL.') : null,
    ...unused(instrument),
  ].filter((fault) => fault !== null);
  const paths = new Set<string | undefined>();
  return faults.filter(({ field }) => !paths.has(field) && paths.add(field));
}

const wrong = (field: string, message: string): Refusal => refuse('INVALID', message, field);

function checkText(text: string, longest: number, field: string): Refusal | null {
  if (holdsNoText(text)) return wrong(field, 'Take out the characters that are no text.');
  const length = [...text.trim()].length;
  return length > 0 && length <= longest ? null : wrong(field, `Write between 1 and ${longest} characters.`);
}

const repeated = (
  parts: readonly { readonly code: string }[],
  at: string,
  called: string,
): (Refusal | null)[] =>
  parts.map(({ code }, nth) =>
    parts.findIndex((one) => one.code === code) === nth
      ? null
      : wrong(`${at}.${nth}.code`, `Another ${called} has the code ${code} already.`),
  );

function checkScale({ code, options }: Scale, at: string): (Refusal | null)[] {
  return [
    CODE.test(code)
      ? null
      : wrong(`${at}.code`, 'Write the code with capital letters, digits and underscores.'),
    options.length >= 2 && options.length <= MOST_OPTIONS
      ? null
      : wrong(`${at}.options`, `A scale offers between 2 and ${MOST_OPTIONS} answers.`),
    ...options.flatMap(({ value, label }, nth) => [
      Number.isInteger(value) && Math.abs(value) <= LARGEST_ANSWER
        ? null
        : wrong(`${at}.options.${nth}.value`, `Answers are whole numbers up to ${LARGEST_ANSWER}.`),
      nth === 0 || value === (options[nth - 1]?.value ?? 0) + 1
        ? null
        : wrong(`${at}.options.${nth}.value`, 'Answers follow one another, lowest first: 1, 2, 3.'),
      checkText(label, LONGEST_TITLE, `${at}.options.${nth}.label`),
    ]),
  ];
}

function checkItem(item: Item, scales: readonly Scale[], at: string): (Refusal | null)[] {
  return [
    CODE.test(item.code)
      ? null
      : wrong(`${at}.code`, 'Write the code with capital letters, digits and underscores.'),
    checkText(item.text, LONGEST_ITEM, `${at}.text`),
    scales.some(({ code }) => code === item.scale)
      ? null
      : wrong(`${at}.scale`, 'Choose one of the instrument’s scales.'),
  ];
}

function checkDomain(domain: Domain, instrument: Instrument, at: string): (Refusal | null)[] {
  const { code, title, items, minimumAnswers, smallestChange } = domain;
  return [
    CODE.test(code)
      ? null
      : wrong(`${at}.code`, 'Write the code with capital letters, digits and underscores.'),
    checkText(title, LONGEST_TITLE, `${at}.title`),
    items.length > 0 ? null : wrong(`${at}.items`, 'Choose at least one question that counts here.'),
    ...items.map((item, nth) => {
      if (!instrument.items.some((one) => one.code === item))
        return wrong(`${at}.items.${nth}`, `There is no question ${item}.`);
      return items.indexOf(item) === nth ? null : wrong(`${at}.items.${nth}`, `${item} counts here already.`);
    }),
    Number.isInteger(minimumAnswers) && minimumAnswers >= 1 && minimumAnswers <= items.length
      ? null
      : wrong(`${at}.minimumAnswers`, `Ask for between 1 and ${items.length} answers.`),
    smallestChange > 0 && toHundredths(smallestChange) === smallestChange
      ? null
      : wrong(
          `${at}.smallestChange`,
          'Give the smallest change as a number above 0 with at most two decimals.',
        ),
    ...checkConversion(domain, instrument, at),
  ];
}

function checkConversion(domain: Domain, instrument: Instrument, at: string): (Refusal | null)[] {
  const { scoring, minimumAnswers, items } = domain;
  if (scoring.by !== 'CONVERSION') return [];
  const range = rangeOfSum(domain, instrument);
  const table = `${at}.scoring.table`;
  const faults = [
    minimumAnswers === items.length
      ? null
      : wrong(`${at}.minimumAnswers`, 'A conversion table asks for every answer.'),
    ...scoring.table.map(([raw, score], nth) => {
      const before = scoring.table[nth - 1];
      if (before && raw !== before[0] + 1)
        return wrong(`${table}.${nth}`, 'Sums follow one another: 7, 8, 9.');
      if (before && score < before[1]) return wrong(`${table}.${nth}`, 'A higher sum has no lower score.');
      return toHundredths(score) === score
        ? null
        : wrong(`${table}.${nth}`, 'Scores have at most two decimals.');
    }),
  ];
  if (!range) return faults;
  const [lowest, highest] = range;
  if (scoring.table[0]?.[0] === lowest && scoring.table.at(-1)?.[0] === highest) return faults;
  return [...faults, wrong(table, `The table must hold every sum from ${lowest} to ${highest}.`)];
}

function unused({ items, domains, total }: Instrument): (Refusal | null)[] {
  const counted = new Set([...domains, ...(total ? [total] : [])].flatMap((figure) => figure.items));
  return items.map(({ code }, nth) =>
    counted.has(code)
      ? null
      : wrong(`items.${nth}`, 'This question counts nowhere. Put it in an area, or leave it out.'),
  );
}
