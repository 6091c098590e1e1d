import {
  type BlockingKey,
  type BlockingRule,
  type ExplainedSettings,
  type LinkageModel,
  priorWeights,
  weightOfLevel,
  wordsOfLevel,
} from '../matching/index.js';
import { FIELD_TITLES, PERSON_FIELDS, type PersonField } from '../sharing/index.js';

/** The field that a column of a run's settings stands for: its name in small letters. */
const fieldOfColumn = (column: string): PersonField | null =>
  PERSON_FIELDS.find((field) => field.toLowerCase() === column) ?? null;

/** What is encoded together, by the names that `encodingFor` gives it. */
const GROUP_TITLES: ReadonlyMap<string, string> = new Map([
  ['names', 'Names'],
  ['birth', 'Date of birth'],
  ['address', 'Postcode'],
  ['contact', 'Phone and email'],
]);

/** How a column, or what is encoded together, is called on screen. */
export function titleOfColumn(column: string): string {
  const field = fieldOfColumn(column.toLowerCase());
  return field === null ? (GROUP_TITLES.get(column) ?? column) : FIELD_TITLES[field];
}

/** 'Names (12 bits of the code), and Date of birth (20 bits of the code)': what of two codes has to be the same. */
export function wordsOfBands(bands: readonly { readonly group: string; readonly bits: number }[]): string {
  if (bands.length === 0) return wordsOfRule([]);
  return bands.map(({ group, bits }) => `${titleOfColumn(group)} (${bits} bits of the code)`).join(', and ');
}

/** 'First 3 letters of Last name, and Date of birth': what has to be the same for two records to be compared. */
export function wordsOfRule(rule: BlockingRule): string {
  if (rule.length === 0) return 'Everybody with every record';
  return rule.map(wordsOfKey).join(', and ');
}

function wordsOfKey({ column, part, characters = 1 }: BlockingKey): string {
  const title = titleOfColumn(column);
  switch (part) {
    case 'WHOLE':
      return title;
    case 'START':
      return characters === 1 ? `First letter of ${title}` : `First ${characters} characters of ${title}`;
    case 'END':
      return characters === 1 ? `Last letter of ${title}` : `Last ${characters} characters of ${title}`;
    case 'FIRST_PART':
      return `First part of ${title}`;
    case 'SOUND':
      return `Sound of ${title}`;
  }
}

/** What a comparison that comes out so adds to a pair. */
export interface LevelWeight {
  /** in plain words: 'the same', 'one letter or digit different' */
  readonly words: string;
  /** in bits: more than 0 speaks for one person, less against */
  readonly weight: number;
  /** 0 to 1: of pairs of one person, and of strangers, the share that stands so */
  readonly ofOnePerson: number;
  readonly ofStrangers: number;
}

export interface FieldWeights {
  readonly title: string;
  readonly levels: readonly LevelWeight[];
}

export interface ModelInWords {
  /** in bits: any two records, before they are compared */
  readonly start: number;
  readonly fields: readonly FieldWeights[];
}

/** What a model has learnt, for people: what each outcome of each comparison adds. */
export function modelInWords({ columns, comparisons }: ExplainedSettings, model: LinkageModel): ModelInWords {
  return {
    start: priorWeights(model).m,
    fields: comparisons.map(({ column, levels }, at) => {
      const shares = model.comparisons[at];
      if (!shares) throw new RangeError(`The model has no comparison ${at}.`);
      const kind = columns.find(({ name }) => name === column)?.kind ?? null;
      return {
        title: titleOfColumn(column),
        levels: levels.map((level, nth) => ({
          words: wordsOfLevel(level, kind).replace(/[a-z]+_[a-z_]+/g, (name) =>
            titleOfColumn(name).toLowerCase(),
          ),
          weight: weightOfLevel(shares, nth),
          ofOnePerson: shares.m[nth] ?? 0,
          ofStrangers: shares.u[nth] ?? 0,
        })),
      };
    }),
  };
}
