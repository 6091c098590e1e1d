import { NAME_PARTS } from '../part-name.js';
import {
  COLUMN_KINDS,
  KEY_PARTS,
  type LinkageLikeness,
  type LinkageSettings,
  NOBODY_TWICE,
  USUAL_LINKAGE,
} from './linkage-settings.js';

type Given = Readonly<Record<string, unknown>>;

/** What likenesses hold beside their name. */
const LIKENESSES: Readonly<Record<LinkageLikeness['is'], readonly string[]>> = {
  SAME: [],
  ALIKE: ['atLeast'],
  EDITS: ['atMost', 'characters'],
  SHORT_FORM: [],
  SAME_FIRST_PART: [],
  SAME_PART: [],
  BEGINS: ['characters'],
  ENDS: [],
  SAME_START: ['characters'],
  SAME_END: ['characters'],
  DAY_FOR_MONTH: [],
  OTHERWISE: [],
  PLACES: ['atMost'],
  WORDS: ['atLeast'],
  EXCHANGED: ['atLeast'],
};

/** Settings as a person or an earlier run wrote them, or what is wrong with them, in sentences. */
export function readLinkageSettings(given: unknown): LinkageSettings | readonly string[] {
  if (!isObject(given)) return ['The settings are not an object in braces.'];
  const wrong: string[] = [];
  const columns = listOf(given, 'columns', wrong);
  const comparisons = listOf(given, 'comparisons', wrong);
  const blocking = listOf(given, 'blocking', wrong);
  const names = new Set(columns.map((each) => (isObject(each) ? each.name : null)));
  for (const [at, column] of columns.entries()) wrong.push(...wrongInColumn(column, `columns[${at}]`));
  if (names.size < columns.length) wrong.push('Two columns have the same name, or one has none.');
  for (const [at, each] of comparisons.entries())
    wrong.push(...wrongInComparison(each, `comparisons[${at}]`, names));
  if (comparisons.length === 0) wrong.push('comparisons is empty: nothing would be compared.');
  for (const [at, rule] of blocking.entries())
    if (!Array.isArray(rule) || rule.length === 0) wrong.push(`blocking[${at}] is not a list of keys.`);
    else for (const key of rule) wrong.push(...wrongInKey(key, `blocking[${at}]`, names));
  const settings = { ...USUAL_LINKAGE, ...given };
  const isNumber = (name: keyof typeof USUAL_LINKAGE, from: number, to: number): void => {
    const value = settings[name];
    if (typeof value !== 'number' || !(value >= from && value <= to))
      wrong.push(`${name} is not a number from ${from} to ${to}.`);
  };
  isNumber('matchFrom', 0.001, 1);
  isNumber('reviewFrom', 0.001, 1);
  isNumber('seed', 0, 2 ** 31);
  isNumber('randomPairs', 1, 100_000_000);
  isNumber('mostPairs', 1, 1e12);
  if (!isOneOf(settings.nobodyTwice, NOBODY_TWICE))
    wrong.push(`nobodyTwice is not one of ${NOBODY_TWICE.join(', ')}.`);
  const { matchFrom, reviewFrom, seed, randomPairs, mostPairs, nobodyTwice } = settings;
  return wrong.length > 0
    ? wrong
    : ({
        columns,
        comparisons,
        blocking,
        matchFrom,
        reviewFrom,
        nobodyTwice,
        seed,
        randomPairs,
        mostPairs,
      } as LinkageSettings);
}

function wrongInColumn(column: unknown, at: string): string[] {
  if (!isObject(column)) return [`${at} is not an object.`];
  const wrong: string[] = [];
  if (typeof column.name !== 'string' || column.name === '') wrong.push(`${at} has no name.`);
  if (!isOneOf(column.kind, COLUMN_KINDS))
    wrong.push(`${at}: kind is not one of ${COLUMN_KINDS.join(', ')}.`);
  for (const side of ['left', 'right'] as const) {
    const source = column[side];
    if (!isObject(source) || typeof source.heading !== 'string')
      wrong.push(`${at}: ${side} has no heading of a column.`);
    else if (source.part !== undefined && !isOneOf(source.part, NAME_PARTS))
      wrong.push(`${at}: ${side}: part is not one of ${NAME_PARTS.join(', ')}.`);
  }
  return wrong;
}

function wrongInComparison(comparison: unknown, at: string, names: ReadonlySet<unknown>): string[] {
  if (!isObject(comparison)) return [`${at} is not an object.`];
  const wrong = unknownColumn(comparison.column, at, names);
  const levels = Array.isArray(comparison.levels) ? comparison.levels : [];
  const { echoes = [] } = comparison;
  if (!Array.isArray(echoes)) wrong.push(`${at}: echoes is not a list.`);
  else for (const echoed of echoes) wrong.push(...unknownColumn(echoed, at, names));
  for (const name of ['byFrequency', 'shared'])
    if (typeof comparison[name] !== 'boolean') wrong.push(`${at}: ${name} is not true or false.`);
  if (levels.length < 2 || levels.at(-1)?.is !== 'OTHERWISE')
    wrong.push(`${at}: levels are at least two, and the last is OTHERWISE.`);
  for (const level of levels) {
    const needs =
      isObject(level) && typeof level.is === 'string' ? LIKENESSES[level.is as 'SAME'] : undefined;
    if (!needs || !Object.hasOwn(LIKENESSES, level.is))
      wrong.push(`${at}: there is no level ${JSON.stringify(level)}.`);
    else if (needs.some((name) => typeof level[name] !== 'number'))
      wrong.push(`${at}: the level ${level.is} needs ${needs.join(' and ')}.`);
    else if (level.is === 'EXCHANGED') wrong.push(...unknownColumn(level.with, at, names));
  }
  return wrong;
}

function wrongInKey(key: unknown, at: string, names: ReadonlySet<unknown>): string[] {
  if (!isObject(key)) return [`${at} has a key that is not an object.`];
  const wrong = unknownColumn(key.column, at, names);
  if (!isOneOf(key.part, KEY_PARTS)) wrong.push(`${at}: part is not one of ${KEY_PARTS.join(', ')}.`);
  if (['START', 'END'].includes(String(key.part)) && !(Number(key.characters) >= 1))
    wrong.push(`${at}: ${key.part} needs a number of characters.`);
  return wrong;
}

const unknownColumn = (name: unknown, at: string, names: ReadonlySet<unknown>): string[] =>
  names.has(name) ? [] : [`${at}: there is no column ${JSON.stringify(name)} among the columns.`];

function listOf(given: Given, name: string, wrong: string[]): readonly unknown[] {
  const list = given[name];
  if (Array.isArray(list)) return list;
  wrong.push(`${name} is missing, or not a list.`);
  return [];
}

const isObject = (given: unknown): given is Given =>
  typeof given === 'object' && given !== null && !Array.isArray(given);
const isOneOf = (given: unknown, list: readonly string[]): boolean => list.includes(given as string);
