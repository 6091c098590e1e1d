import { type Refusal, refuse } from '../refusals/index.js';
import { holdsNoText, plainName } from '../text/index.js';
import { newCode } from './new-code.js';

/** An entry of a list that a partnership words itself. */
export interface ListEntry {
  readonly code: string;
  readonly title: string;
  /** not: used before, and offered no more */
  readonly offered: boolean;
}

/** An entry as somebody edits the list: without a code it is a new one. */
export type EditedEntry<T extends ListEntry> = Omit<T, 'code'> & { readonly code?: string | null };

interface ListEdit<T extends ListEntry> {
  /** where a refusal points: "bands" for "bands.3.title" */
  readonly path: string;
  /** what one entry is called: 'band' */
  readonly noun: string;
  /** the list as it was */
  readonly before: readonly T[];
  /** the whole list, in the order in which it is offered */
  readonly edited: readonly EditedEntry<T>[];
  /** codes that records name: what they say stays, or what was recorded would change */
  readonly used: ReadonlySet<string>;
  /** whether two of one code say the same */
  readonly saysTheSame: (one: T, other: T) => boolean;
}

const LONGEST_TITLE = 120;
const MOST_ENTRIES = 60;

/**
 * A partnership's list as it stands after somebody edited it, in their order. A new entry gets a code of its title; one
 * that they left out stays, behind the others, and is offered no more: a record may name it.
 * @returns the list, or all that is wrong with it: INVALID, or IN_USE for what is used and would say something else
 */
export function editList<T extends ListEntry>(edit: ListEdit<T>): readonly T[] | Refusal[] {
  const { path, noun, before, edited, used, saysTheSame } = edit;
  if (edited.length > MOST_ENTRIES)
    return [refuse('INVALID', `Keep to at most ${MOST_ENTRIES} on the list.`, path)];
  const was = new Map(before.map((one) => [one.code, one]));
  const codes = new Set(was.keys());
  const wanted = edited.map((one) => {
    const title = plainName(one.title);
    const code = one.code ?? newCode(title, codes, noun.toUpperCase().replace(/[^A-Z]+/g, '_'));
    codes.add(code);
    // an edited entry is an entry but for its code
    return { ...one, code, title } as unknown as T;
  });
  const faults: Refusal[] = [];
  const titles = new Set<string>();
  const seen = new Set<string>();
  for (const [nth, one] of wanted.entries()) {
    const at = `${path}.${nth}`;
    const known = was.get(one.code);
    const words = one.title.toLowerCase();
    if ((edited[nth]?.code && !known) || seen.has(one.code))
      faults.push(refuse('INVALID', `There is no such ${noun}. Load the list again.`, `${at}.code`));
    if (words === '' || holdsNoText(edited[nth]?.title ?? '') || [...one.title].length > LONGEST_TITLE)
      faults.push(
        refuse('INVALID', `Word the ${noun} in at most ${LONGEST_TITLE} characters.`, `${at}.title`),
      );
    else if (titles.has(words))
      faults.push(refuse('INVALID', `This ${noun} is on the list already. Remove one.`, `${at}.title`));
    else if (known && used.has(one.code) && !saysTheSame(known, one))
      faults.push(
        refuse(
          'IN_USE',
          `“${known.title}” stands in records, so what it says stays. Stop offering it, and add another.`,
          `${at}.title`,
        ),
      );
    seen.add(one.code);
    titles.add(words);
  }
  if (!wanted.some(({ offered }) => offered))
    faults.push(refuse('INVALID', `Offer at least one ${noun}.`, path));
  if (faults.length > 0) return faults;
  const left = before.filter(({ code }) => !seen.has(code)).map((one) => ({ ...one, offered: false }));
  return [...wanted, ...left];
}
