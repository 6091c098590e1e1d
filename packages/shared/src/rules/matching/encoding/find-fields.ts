import { meaningOf, rankOf, tierOf } from '../../headings/meaning-of.js';
import { calledOf, partCalled } from '../linkage/column-kind.js';
import {
  type EncodingSettings,
  type FieldSource,
  type FieldSources,
  isBirthDate,
} from './encoding-settings.js';

/** What one owner says of its own file: for each field its heading, or null for a field that the file does not have. */
export type GivenColumns = Readonly<
  Record<string, { readonly heading: string; readonly dayFirst?: boolean } | string | null>
>;

export interface FoundFields {
  readonly sources: FieldSources;
  /** fields that this file does not have: what is encoded of their groups says less */
  readonly absent: readonly string[];
}

/**
 * Where each field stands in a file: where its owner says, else in the one column that is called so, or as people also
 * call it ('Date of Birth', 'dob'); given name and surname in the one column of whole names. What is wrong, in sentences, where a column is named that is not there.
 */
export function findFields(
  headings: readonly string[],
  { groups }: EncodingSettings,
  given: GivenColumns = {},
): FoundFields | readonly string[] {
  const fields = groups.flatMap((group) => group.fields);
  const names = fields.map(({ name }) => name);
  const there = `Its columns are: ${headings.join(', ')}.`;
  const wrong = Object.keys(given)
    .filter((name) => !names.includes(name))
    .map(
      (name) =>
        `columns names a field ${name} that the settings do not have. Theirs are: ${names.join(', ')}.`,
    );
  const sources = new Map<string, FieldSource>();
  const absent: string[] = [];
  for (const { name } of fields) {
    const said = Object.hasOwn(given, name) ? given[name] : undefined;
    const called = surestOf(headings, name);
    const heading = said === null ? undefined : typeof said === 'object' ? said.heading : (said ?? called[0]);
    if (said === undefined && called.length > 1)
      wrong.push(
        `Several columns can be the field ${name}: ${called.join(', ')}. Say which one, in the settings' columns: {"${name}": "${called[0]}"}.`,
      );
    else if (heading === undefined) absent.push(name);
    else if (headings.includes(heading.trim()))
      sources.set(name, {
        heading: heading.trim(),
        dayFirst: (typeof said === 'object' ? said?.dayFirst : undefined) ?? true,
      });
    else wrong.push(`The file has no column "${heading}" for the field ${name}. ${there}`);
  }
  if (wrong.length > 0) return wrong;
  const taken = takeWholeName(
    headings,
    absent.filter((name) => given[name] !== null),
  );
  for (const [name, source] of taken) sources.set(name, source);
  if (sources.size === 0)
    return [
      `There is nothing to encode: no column is one of the fields ${names.join(', ')}. ${there} Say which is which in the settings' columns: {"${names[0]}": "…"}.`,
    ];
  const salted = groups.filter((group) => group.salted);
  if (salted.length > 0 && !fields.some((field) => isBirthDate(field) && sources.has(field.name)))
    return [
      `${salted.map(({ name }) => name).join(' and ')} would be salted with the year of birth, and the file has no column for it. ${there}`,
    ];
  return { sources, absent: absent.filter((name) => !sources.has(name)) };
}

/** The columns that are called so, where some are called less surely ('Legal surname' beside 'Surname') the surest. */
function surestOf(headings: readonly string[], name: string): readonly string[] {
  const called = headings.filter((heading) => calledOf(heading) === calledOf(name));
  const meaning = meaningOf(name);
  if (meaning === null) return called;
  const tiers = called.map((heading) => tierOf(rankOf(heading, meaning) ?? Number.POSITIVE_INFINITY));
  return called.filter((_, nth) => tiers[nth] === Math.min(...tiers));
}

/** Given name and surname from a column of whole names, where the file has neither by itself. */
function takeWholeName(
  headings: readonly string[],
  absent: readonly string[],
): (readonly [field: string, FieldSource])[] {
  const [heading, ...more] = headings.filter((each) => calledOf(each) === 'WHOLE_NAME');
  const parts = absent.flatMap((field) => {
    const part = partCalled(field);
    return part ? [[field, { heading: heading?.trim() ?? '', dayFirst: true, part }] as const] : [];
  });
  return heading !== undefined && more.length === 0 && parts.length === 2 ? parts : [];
}
