import { createStore, del, entries, set, type UseStore } from 'idb-keyval';
import type { ContactEntryQuery } from '../gql/graphql.js';

export type EntrySource = ContactEntryQuery['contactEntry'];

/** Who writes, and where: what an entry is kept under. */
export interface Writer {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly timeZone: string;
}

/** From what a contact is entered where there is no connection: as little as that takes (docs/security.md). */
export interface KeptList {
  readonly writer: Writer;
  readonly source: EntrySource;
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

/** Keeps whom one meets on this device, until one signs out. Where the browser keeps nothing, one needs a connection. */
export async function keepList(writer: Writer, source: EntrySource): Promise<void> {
  try {
    const people = source.people.map((one) => ({ ...one, participant: shortly(one.participant) }));
    const list: KeptList = { writer, source: { ...source, people }, keptAt: Date.now() };
    await set(writer.slug, list, store());
  } catch {
    // Storage is switched off or full: entering works, only not without a connection.
  }
}

/** The list that was kept for a partnership, or the latest one; null where none is. */
export async function keptList(slug: string | null): Promise<KeptList | null> {
  const lists = (await entries<string, KeptList>(store())).map(([, list]) => list);
  lists.sort((a, b) => b.keptAt - a.keptAt);
  return lists.find(({ writer }) => writer.slug === slug) ?? lists[0] ?? null;
}

/** Forgets the lists of everybody but this account; of everybody when there is none. */
export async function forgetKeptOfOthers(owner: string | null): Promise<void> {
  try {
    for (const [key, { writer }] of await entries<string, KeptList>(store()))
      if (writer.id !== owner) await del(key, store());
  } catch {
    // Storage is switched off: nothing is kept.
  }
}
