import { createStore, del, entries, type UseStore, update } from 'idb-keyval';
import type { ContactEntryQuery } from '../gql/graphql.js';
import type { SigningSource } from '../signatures/signature-queries.js';

export type EntrySource = ContactEntryQuery['contactEntry'];

/** Who writes, and where: what an entry is kept under. */
export interface Writer {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
}

/** What is kept of one account: as little as entering and signing take (docs/security.md). */
interface KeptParts {
  /** from what a contact is entered where there is no connection; null where its page was never opened */
  readonly source: EntrySource | null;
  /** from what a signature is taken there */
  readonly signing: SigningSource | null;
}

export interface KeptList extends KeptParts {
  readonly writer: Writer;
  readonly keptAt: number;
}

let opened: UseStore | undefined;
const store = (): UseStore => {
  opened ??= createStore('weft-quick-entry', 'lists');
  return opened;
};

/** As much of a name as tells one's own people apart. */
export const shortly = <Named extends { familyName?: string | null }>(person: Named): Named => ({
  ...person,
  familyName: person.familyName ? `${[...person.familyName][0] ?? ''}.` : null,
});

const shortSource = (source: EntrySource): EntrySource => ({
  ...source,
  people: source.people.map((one) => ({ ...one, participant: shortly(one.participant) })),
});
const shortSigning = (signing: SigningSource): SigningSource => ({
  ...signing,
  people: signing.people.map(shortly),
});

/** Keeps whom one meets on this device, until one signs out. Where the browser keeps nothing, one needs a connection. */
export async function keepList(writer: Writer, { source, signing }: Partial<KeptParts>): Promise<void> {
  try {
    await update<KeptList>(
      writer.slug,
      (before) => {
        const mine = before?.writer.id === writer.id ? before : undefined;
        return {
          writer,
          source: source ? shortSource(source) : (mine?.source ?? null),
          signing: signing ? shortSigning(signing) : (mine?.signing ?? null),
          keptAt: Date.now(),
        };
      },
      store(),
    );
  } catch {
    // Storage is switched off or full: entering works, only not without a connection.
  }
}

/** The list that was kept for a partnership, or the latest one; null where none is. */
export async function keptList(slug: string | null): Promise<KeptList | null> {
  const lists = (await entries<string, KeptList>(store())).map(
    // one that was kept before signatures were says nothing of them
    ([, list]): KeptList => ({ ...list, signing: list.signing ?? null }),
  );
  lists.sort((a, b) => b.keptAt - a.keptAt);
  return lists.find(({ writer }) => writer.slug === slug) ?? lists[0] ?? null;
}

/**
 * Forgets the lists of everybody but this account; of everybody when there is none.
 * @param places the partnerships in which this account enters contacts still: where it does no more, its list goes too
 */
export async function forgetKeptOfOthers(
  owner: string | null,
  places: readonly string[] = [],
): Promise<void> {
  try {
    for (const [key, { writer }] of await entries<string, KeptList>(store()))
      if (writer.id !== owner || !places.includes(writer.slug)) await del(key, store());
  } catch {
    // Storage is switched off: nothing is kept.
  }
}
